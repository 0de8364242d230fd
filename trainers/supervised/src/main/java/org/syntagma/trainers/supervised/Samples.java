package org.syntagma.trainers.supervised;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.training.StageContext;

/** What a model generates within one micro-batch, each once. */
final class Samples {
  private final Model model;
  private final StageContext stage;
  private final Randomness randomness;
  private final Map<Wish, List<Sample>> drawn = new HashMap<>();

  private record Wish(List<Prompt> prompts, Decoding decoding) {}

  Samples(Model model, StageContext stage, Randomness randomness) {
    this.model = model;
    this.stage = stage;
    this.randomness = randomness;
  }

  List<Sample> of(List<Prompt> prompts, Decoding decoding) {
    return drawn.computeIfAbsent(
        new Wish(List.copyOf(prompts), decoding),
        wish ->
            stage.timed(
                "generation", () -> model.generator().generate(prompts, decoding, randomness)));
  }
}
