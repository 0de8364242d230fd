package org.syntagma.trainers.rewards;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;

/**
 * The probability that another model gives a label, as the task {@code target} taught it in the
 * form classification. Texts that are longer than what that reads lose their end. The texts of a
 * call are read together, at most 64 at once.
 */
@Description("the probability of a label by a model that classifies texts")
final class Classifier implements Reward {
  /** How many texts are read at once. */
  private static final int ROWS = 64;

  private final Model model;
  private final ClassificationHead head;
  private final int label;
  private final ClassifiedTexts texts;

  /** Settings of {@link Classifier}. */
  record Config(
      @Description("the label whose probability is the reward") @NotNull String label,
      @Description("name of the head that tells the labels apart; the only one that does if none")
          Optional<String> head,
      @Description("the control symbol of the task that taught it, if it had one")
          Optional<String> control,
      @Description(
              "which hidden vectors stand for a text, as the task had it; mean of an encoder's, last"
                  + " of a decoder's, if none")
          Optional<Pooling> pooling) {
    static Config defaults() {
      // The host asks for what is null.
      return new Config(null, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Looks for head, label and symbols.
   *
   * @throws IllegalArgumentException if the model has none of them; says what it has
   */
  @Inject
  Classifier(
      Config config,
      @Slot("model") @Description("classifies texts; a checkpoint's needs the task that taught it")
          FrozenModel frozen) {
    this.model = frozen.model();
    this.head = ClassificationHead.of(model, config.head());
    this.label = head.number(config.label());
    this.texts = ClassifiedTexts.of(model, config.control(), config.pooling());
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    List<OptionalDouble> scores = new ArrayList<>();
    for (int from = 0; from < episodes.size(); from += ROWS) {
      List<Episode> some = episodes.subList(from, Math.min(episodes.size(), from + ROWS));
      scores.addAll(probabilities(some.stream().map(Episode::text).toList()));
    }
    return scores;
  }

  private List<OptionalDouble> probabilities(List<String> some) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      ClassifiedTexts.Pooled read = texts.read(some, manager);
      NDArray logits =
          model.run(read.batch(), Set.of(head.name()), Mode.inference()).get(head.name());
      NDArray pooled = read.weights().expandDims(1).matMul(logits).squeeze(1);
      float[] all = pooled.softmax(-1).toFloatArray();
      List<OptionalDouble> found = new ArrayList<>();
      for (int row = 0; row < some.size(); row++) {
        found.add(OptionalDouble.of(all[row * head.labels().size() + label]));
      }
      return found;
    }
  }
}
