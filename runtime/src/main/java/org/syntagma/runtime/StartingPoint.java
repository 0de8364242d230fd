package org.syntagma.runtime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.model.Adapters;
import org.syntagma.runtime.model.Vocabularies;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.wiring.Planned;

/**
 * A checkpoint from elsewhere that stages begin with: its tokenizer, its main model, and what the
 * tasks of its run had learned, where it lies in a run.
 */
final class StartingPoint implements AutoCloseable, Inheritance {
  private static final String TYPE = "type";

  private final Checkpoint checkpoint;
  private final Optional<PipelinePlan> plan;
  private final String name;

  private StartingPoint(Checkpoint checkpoint, Optional<PipelinePlan> plan) {
    this.checkpoint = checkpoint;
    this.plan = plan;
    this.name = BlankModel.main(checkpoint);
  }

  /** Opens a checkpoint, or the best of a run. */
  static StartingPoint open(Path path, Host host) {
    Optional<PipelinePlan> plan =
        Saved.runIfAny(path)
            .map(run -> PipelinePlan.of(SavedSettings.redacted(run), host.wiring()));
    return new StartingPoint(Saved.checkpoint(path), plan);
  }

  /**
   * Gives a tokenizer the vocabulary of this one.
   *
   * @throws RunException if it is of another type
   */
  void load(Planned<Tokenizer> planned, Tokenizer tokenizer) {
    String here = planned.supplied().orElseThrow().component().type();
    String there = checkpoint.tokenizer(name).get(TYPE).getAsString();
    if (!here.equals(there)) {
      throw new RunException(
          "tokenizer.type = %s, but %s was trained with %s: a model knows only the ids of its own tokenizer"
              .formatted(here, checkpoint.path(), there));
    }
    tokenizer.load(checkpoint.state().part(StageRun.TOKENIZER));
  }

  /**
   * Overwrites the parameters of a network without heads; what was adapted there is merged.
   *
   * @param network the settings of this one
   * @throws RunException if it computes something else than the checkpoint's
   */
  void restoreNetwork(Model model, Setting.Fields network, Backend backend, Host host) {
    requireSame(SettingJson.write(network), checkpoint.settings(name).getAsJsonObject("network"));
    BlankModel made = BlankModel.of(checkpoint, backend, host);
    try (LoadedModel loaded = LoadedModel.of(made, checkpoint);
        Model merged = loaded.model().with(new Edit.MergeLora())) {
      Map<String, NDArray> saved = merged.parameters().asMap();
      Restoring.parameters(model, saved, sizes(model), checkpoint.path().toString(), path -> true);
    }
  }

  /**
   * Overwrites those parameters of front ends and heads that are there and fit; what was adapted
   * there is merged.
   *
   * @param prefixes of the paths of front ends and heads whose tasks go on
   */
  void restoreParts(Model model, Set<String> prefixes) {
    Vocabularies sizes = sizes(model);
    try (NDManager scratch = model.backend().manager().newSubManager()) {
      Map<String, NDArray> saved =
          Adapters.of(SavedAdapters.read(checkpoint.settings(name)))
              .merged(new Parameters(checkpoint.parameters(name, scratch)), scratch)
              .asMap();
      Predicate<String> fits =
          path ->
              saved.containsKey(path)
                  && sizes.carry(
                      saved.get(path).getShape(), model.parameters().get(path).getShape());
      Predicate<String> part = path -> prefixes.stream().anyMatch(path::startsWith);
      Restoring.parameters(model, saved, sizes, checkpoint.path().toString(), part.and(fits));
    }
  }

  /** Shapes tell of some settings only; dropout may differ. */
  private void requireSame(JsonObject here, JsonObject there) {
    Map<String, JsonElement> mine = flat("", here);
    Map<String, JsonElement> theirs = flat("", there);
    List<String> differences =
        theirs.keySet().stream()
            .filter(key -> !key.endsWith("dropout") && !theirs.get(key).equals(mine.get(key)))
            .map(key -> "%s = %s, not %s".formatted(key, theirs.get(key), mine.get(key)))
            .toList();
    if (!differences.isEmpty()) {
      throw new RunException(
          "%s was trained with other settings of the network, which must be the same here: %s"
              .formatted(checkpoint.path(), String.join("; ", differences)));
    }
  }

  private static Map<String, JsonElement> flat(String path, JsonObject object) {
    Map<String, JsonElement> all = new TreeMap<>();
    object
        .entrySet()
        .forEach(
            entry -> {
              String key = path + entry.getKey();
              if (entry.getValue() instanceof JsonObject inner) {
                all.putAll(flat(key + ".", inner));
              } else {
                all.put(key, entry.getValue());
              }
            });
    return all;
  }

  private Vocabularies sizes(Model model) {
    return Restoring.vocabularies(checkpoint, name, model);
  }

  @Override
  public Optional<StateReader> of(Planned<TaskEntry> entry) {
    int last = checkpoint.position().stageIndex();
    List<StagePlan> stages = plan.map(each -> each.lineage().stages(last)).orElse(List.of());
    return stages.stream()
        .flatMap(stage -> stage.tasks().stream())
        .filter(earlier -> Inheritance.same(earlier, entry))
        .reduce((first, second) -> second)
        .map(earlier -> checkpoint.state().part(StageRun.TASKS).part(earlier.path()));
  }

  @Override
  public void close() {
    checkpoint.close();
  }
}
