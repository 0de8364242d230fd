package org.syntagma.trainers.adversarial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Progress;
import org.syntagma.api.training.StageContext;
import org.syntagma.trainers.adversarial.SeqGanConfig.DiscriminatorConfig;
import org.syntagma.trainers.adversarial.SeqGanConfig.EvaluateConfig;
import org.syntagma.trainers.adversarial.SeqGanConfig.GeneratorConfig;

/** Puts together what a test of {@link SeqGan} needs. */
final class Arena implements AutoCloseable {
  static final int VOCABULARY = 7;

  final Backend backend = Parts.backend();

  static SeqGanConfig config(long rounds) {
    return new SeqGanConfig(
        rounds,
        4,
        new GeneratorConfig(2, 6, 2, 0.8, true, 1, 5),
        new DiscriminatorConfig("discriminator", 2, 2, 8, 6, 1),
        EvaluateConfig.defaults());
  }

  SeqGan trainer(SeqGanConfig config, Corpus<?> corpus) {
    return new SeqGan(
        config, corpus, List.of(), Parts.adamW(0.05, backend), Parts.adamW(0.05, backend), backend);
  }

  SeqGan trainer(SeqGanConfig config) {
    return trainer(config, Parts.texts("aba", "abab", "ab", "abc", "a"));
  }

  Models models(Network discriminator) {
    return models(Map.of("discriminator", discriminator));
  }

  Models models(Map<String, Network> others) {
    Map<String, Model> all = new LinkedHashMap<>();
    all.put("main", Parts.model(new Bigram(VOCABULARY), backend));
    others.forEach((name, network) -> all.put(name, Parts.model(network, backend)));
    return new Models(all);
  }

  Models models() {
    return models(new Bag(VOCABULARY, "features"));
  }

  /** All models' parameters. */
  static Map<String, List<Float>> values(Models models) {
    Map<String, List<Float>> all = new LinkedHashMap<>();
    models
        .byName()
        .forEach(
            (name, model) ->
                model
                    .parameters()
                    .asMap()
                    .forEach(
                        (path, array) -> {
                          List<Float> values = new ArrayList<>();
                          for (float each : array.toFloatArray()) {
                            values.add(each);
                          }
                          all.put(name + "." + path, values);
                        }));
    return all;
  }

  @Override
  public void close() {
    backend.close();
  }

  /** A stage that remembers what it is told, and goes on while it likes. */
  static final class Stage implements StageContext {
    final List<Progress> progress = new ArrayList<>();
    private final LongPredicate goesOn;

    Stage(LongPredicate goesOn) {
      this.goesOn = goesOn;
    }

    Optional<Double> last(String value) {
      return Optional.ofNullable(progress.get(progress.size() - 1).values().get(value));
    }

    @Override
    public String name() {
      return "arena";
    }

    @Override
    public Randomness randomness() {
      return Randomness.of(7);
    }

    @Override
    public boolean updated(Progress now, Models models) {
      progress.add(now);
      return goesOn.test(now.update());
    }

    @Override
    public void evaluated(long update, Map<String, Metrics> found, double score, Models models) {
      throw new AssertionError("there is nothing to evaluate");
    }
  }
}
