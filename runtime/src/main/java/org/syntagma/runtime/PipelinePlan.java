package org.syntagma.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.ops.Network;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.training.Listener;
import org.syntagma.runtime.binding.EffectiveSettings;
import org.syntagma.runtime.checkpoint.CheckpointWriter;
import org.syntagma.runtime.settings.ConfigurationException;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.runtime.wiring.Wiring;

/**
 * A whole pipeline, checked but not created. Immutable.
 *
 * @param settings what belongs to no component
 * @param own the same as it was given, with its defaults
 * @param models the networks by the models' names
 * @param stages in order
 * @param grammar that samples are sentences of
 */
public record PipelinePlan(
    PipelineSettings settings,
    Setting.Fields own,
    Planned<Backend> backend,
    Planned<Tokenizer> tokenizer,
    Map<String, Planned<Network>> models,
    List<StagePlan> stages,
    List<Planned<Listener>> listeners,
    Optional<Planned<Grammar>> grammar) {
  private static final String BACKEND = "backend";
  private static final String TOKENIZER = "tokenizer";
  private static final String MODELS = "models";
  private static final String STAGES = "stages";
  private static final String LISTENERS = "listeners";
  private static final Set<String> CLAIMED = Set.of(BACKEND, TOKENIZER, MODELS, STAGES, LISTENERS);
  private static final Set<String> OTHERS =
      Set.of(BACKEND, TOKENIZER, MODELS, STAGES, LISTENERS, SampleGrammar.PATH);

  private static final String MODEL_NAME =
      "a model's name must be letters, digits, hyphens and underscores, begin with a letter or"
          + " digit, and not be state";

  public PipelinePlan {
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    stages = List.copyOf(stages);
    listeners = List.copyOf(listeners);
  }

  /**
   * Plans everything that the settings ask for.
   *
   * @throws ConfigurationException with all that is wrong
   */
  public static PipelinePlan of(Settings settings, Wiring wiring) {
    Problems problems = new Problems();
    Setting.Fields root = settings.root();
    Reading reading = new Reading(wiring, root, problems);
    Optional<PipelineSettings> own =
        wiring
            .binder(PipelineSettings.class)
            .bind(PipelineSettings.class, root, "", OTHERS, problems);
    Optional<Planned<Backend>> backend = reading.one(Backend.class, BACKEND);
    Optional<Planned<Tokenizer>> tokenizer = reading.one(Tokenizer.class, TOKENIZER);
    Map<String, Planned<Network>> models = reading.byName(Network.class, MODELS);
    List<StagePlan> stages = reading.stages(STAGES);
    List<Planned<Listener>> listeners = reading.list(Listener.class, LISTENERS);
    Optional<Planned<Grammar>> grammar = SampleGrammar.plan(wiring, root, problems);
    if (own.filter(each -> !each.samples().sentences().isEmpty()).isPresent()
        && problems.count() == 0
        && TaskSearch.PARSING.last(stages).isEmpty()) {
      problems.add(
          "samples.sentences",
          "are to be parsed, but no task does: add one, such as syntax-tree, or take them out");
    }
    new Lineage(stages).check(problems);
    problems.throwIfAny(settings.where());
    return new PipelinePlan(
        own.orElseThrow(),
        SampleGrammar.put(own(own.orElseThrow(), root), grammar),
        backend.orElseThrow(),
        tokenizer.orElseThrow(),
        models,
        stages,
        listeners,
        grammar);
  }

  private static Setting.Fields own(PipelineSettings settings, Setting.Fields root) {
    Map<String, Setting> given = new LinkedHashMap<>(root.fields());
    given.keySet().removeAll(CLAIMED);
    return EffectiveSettings.of(settings, new Setting.Fields(given, root.origin()));
  }

  Lineage lineage() {
    return new Lineage(stages);
  }

  /**
   * The same plan, in which stages begin with this checkpoint where they begin with another run.
   */
  PipelinePlan beginningWith(String checkpoint) {
    List<StagePlan> beginning = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      boolean elsewhere = lineage().origin(i).isPresent();
      beginning.add(elsewhere ? stages.get(i).beginningWith(checkpoint) : stages.get(i));
    }
    return new PipelinePlan(
        settings, own, backend, tokenizer, models, beginning, listeners, grammar);
  }

  /** The stages before and at {@code index}. */
  List<StagePlan> upTo(int index) {
    return stages.subList(0, index + 1);
  }

  /** All components, outer ones first. */
  Stream<Planned<?>> all() {
    List<Planned<?>> outermost = new ArrayList<>(List.of(backend, tokenizer));
    outermost.addAll(models.values());
    stages.forEach(stage -> outermost.add(stage.trainer()));
    outermost.addAll(listeners);
    grammar.ifPresent(outermost::add);
    return outermost.stream().flatMap(Planned::all);
  }

  /** The settings that hold, defaults included, in the order in which people write them. */
  public Setting.Fields effective() {
    Map<String, Setting> all = new LinkedHashMap<>();
    List.of("name", "seed").forEach(key -> all.put(key, own.fields().get(key)));
    all.put(BACKEND, backend.effective());
    all.put(TOKENIZER, tokenizer.effective());
    Map<String, Setting> networks = new LinkedHashMap<>();
    models.forEach((name, network) -> networks.put(name, network.effective()));
    all.put(MODELS, new Setting.Fields(networks, Origin.Layer.DEFAULT));
    all.put(STAGES, items(stages.stream().map(StagePlan::effective)));
    all.put(LISTENERS, items(listeners.stream().map(Planned::effective)));
    own.fields().forEach(all::putIfAbsent);
    return new Setting.Fields(all, Origin.Layer.DEFAULT);
  }

  private static Setting items(Stream<Setting.Fields> settings) {
    return new Setting.Items(settings.<Setting>map(each -> each).toList(), Origin.Layer.DEFAULT);
  }

  /** One pass over the root of the configuration. */
  private record Reading(Wiring wiring, Setting.Fields root, Problems problems) {
    <K> Optional<Planned<K>> one(Class<K> kind, String key) {
      Optional<Setting> found = root.get(key);
      if (found.isEmpty()) {
        problems.add(key, "is missing");
      }
      return found.flatMap(setting -> wiring.component(kind, setting, key, Set.of(), problems));
    }

    <K> Map<String, Planned<K>> byName(Class<K> kind, String key) {
      Map<String, Planned<K>> plans = new LinkedHashMap<>();
      if (root.get(key).orElse(null) instanceof Setting.Fields fields
          && !fields.present().isEmpty()) {
        fields
            .present()
            .forEach(
                (name, setting) -> {
                  if (!CheckpointWriter.canHold(name)) {
                    problems.add(key + "." + name, MODEL_NAME);
                  }
                  wiring
                      .component(kind, setting, key + "." + name, Set.of(), problems)
                      .ifPresent(plan -> plans.put(name, plan));
                });
      } else {
        problems.add(key, "must be a map with at least one model, such as main: {type: …}");
      }
      return plans;
    }

    <K> List<Planned<K>> list(Class<K> kind, String key) {
      List<Planned<K>> plans = new ArrayList<>();
      root.get(key)
          .ifPresent(
              setting -> {
                List<Setting> items = items(setting, key);
                for (int i = 0; i < items.size(); i++) {
                  wiring
                      .component(kind, items.get(i), key + "[" + i + "]", Set.of(), problems)
                      .ifPresent(plans::add);
                }
              });
      return plans;
    }

    List<StagePlan> stages(String key) {
      List<StagePlan> plans = new ArrayList<>();
      Set<String> names = new LinkedHashSet<>();
      List<Setting> items = root.get(key).map(setting -> items(setting, key)).orElse(List.of());
      for (int i = 0; i < items.size(); i++) {
        String path = key + "[" + i + "]";
        StagePlan.of(wiring, items.get(i), path, problems)
            .ifPresent(
                stage -> {
                  if (!names.add(stage.name())) {
                    problems.add(
                        path + ".name", stage.name(), "another stage has this name already");
                  }
                  plans.add(stage);
                });
      }
      if (items.isEmpty()) {
        problems.add(key, "must be a list with at least one stage");
      }
      return plans;
    }

    private List<Setting> items(Setting setting, String key) {
      if (setting instanceof Setting.Items items) {
        return items.items();
      }
      problems.add(key, setting, "must be a list");
      return List.of();
    }
  }
}
