package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Scorer;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.toolkit.corpora.Lazy;

/**
 * The score that a model gives which learned from preferences, by the task {@code preferences} (a
 * reward model, Stiennon 2020, section 3.4). Prompt and text are laid out as in its training, also
 * where the episode was cut off.
 *
 * <p>Differences of such scores mean something, but not their zero. With a reference, scores are
 * shifted so that its examples have a mean of 0, as in that paper; and, if asked, divided by their
 * deviation. They are scored when the first episodes are.
 */
@Description("the score of a model that learned from preferences")
final class RewardModel implements Reward {
  private final RewardModelConfig config;
  private final Scorer scorer;
  private final Lazy<Scale> scale;

  /**
   * Opens the model.
   *
   * @throws org.syntagma.api.data.DataException if it does not score answers
   * @throws IllegalArgumentException if the reference has neither pairs nor texts, or scores are to
   *     be scaled by none
   */
  @Inject
  RewardModel(
      RewardModelConfig config,
      @Slot("model") @Description("was trained by the task preferences") FrozenModel model,
      @Slot("reference")
          @Description(
              "answers whose mean score becomes 0, such as what the policy began with; of preferences those that were chosen")
          Optional<Corpus<?>> reference) {
    this.config = config;
    this.scorer = model.scorer();
    reference.ifPresent(RewardModel::check);
    if (config.scaled() && reference.isEmpty()) {
      throw new IllegalArgumentException(
          "scaled: there is no reference to scale by: give one, or set scaled: false");
    }
    this.scale = new Lazy<>(() -> reference.map(this::scale).orElse(Scale.NONE));
  }

  private static void check(Corpus<?> reference) {
    Class<?> type = reference.exampleType();
    if (!Pair.class.isAssignableFrom(type) && !Text.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          "reference: found examples of the type %s; expected preferences, pairs or texts: choose another corpus"
              .formatted(type.getSimpleName()));
    }
  }

  private Scale scale(Corpus<?> reference) {
    List<Pair> answers = new ArrayList<>();
    while (answers.size() < config.samples()) {
      Optional<?> next = reference.next();
      if (next.isEmpty()) {
        break;
      }
      answers.add(answer(next.get()));
    }
    return Scale.of(scorer.score(answers), config.scaled());
  }

  private Pair answer(Object example) {
    return example instanceof Pair pair
        ? Pair.of(config.prompt() ? pair.source() : "", pair.target())
        : Pair.of("", ((Text) example).text());
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    List<Pair> answers =
        episodes.stream()
            .map(each -> Pair.of(config.prompt() ? each.opening().given() : "", each.text()))
            .toList();
    return scorer.score(answers).stream()
        .map(score -> OptionalDouble.of(scale.get().of(score)))
        .toList();
  }
}
