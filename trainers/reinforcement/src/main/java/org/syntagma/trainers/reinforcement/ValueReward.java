package org.syntagma.trainers.reinforcement;

import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.ops.Input;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.toolkit.batches.Continuations;

/**
 * What another run's policy expected of a text: the value that its value head gives the state
 * before the last token, which of a text that has ended is the whole text. Absent where nothing was
 * written. Values are of that run's rewards, with what it held back for KL and its discount.
 *
 * <p>Both runs must write the same tokens. The texts of a call are read together, at most 32 at
 * once.
 */
@Description("the value that another run's value head gives a text")
final class ValueReward implements Reward {
  /** How many texts are read at once. */
  private static final int ROWS = 32;

  private final Model model;

  /**
   * Opens the model.
   *
   * @throws org.syntagma.api.data.DataException if it has no value head
   * @throws IllegalArgumentException if its symbols are others than those of this run
   */
  @Inject
  ValueReward(
      @Slot("model")
          @Description("a run whose main model learned values too, by the stage reinforce")
          FrozenModel frozen,
      Tokenizer tokenizer) {
    this.model = frozen.grown(ValueHead::on);
    requireSame(tokenizer, model.tokenizer());
  }

  /** As far as both know symbols; tasks and edits may add some to either later. */
  private static void requireSame(Tokenizer mine, Tokenizer theirs) {
    for (int id = 0; id < Math.min(mine.size(), theirs.size()); id++) {
      if (!mine.symbol(id).equals(theirs.symbol(id))) {
        throw new IllegalArgumentException(
            "model: its symbol %d is '%s', but that of this run '%s': both must have the same tokenizer"
                .formatted(id, theirs.symbol(id), mine.symbol(id)));
      }
    }
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    List<Optional<Trajectory>> texts = episodes.stream().map(this::written).toList();
    Iterator<double[]> values =
        values(texts.stream().flatMap(Optional::stream).toList()).iterator();
    return texts.stream()
        .map(
            text ->
                text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(last(values.next())))
        .toList();
  }

  private Optional<Trajectory> written(Episode episode) {
    Prompt prompt = episode.opening().prompt();
    int[] drawn =
        Continuations.drawn(episode.sample(), model.tokenizer()).stream()
            .mapToInt(Integer::intValue)
            .toArray();
    requireReadable(prompt, drawn);
    return drawn.length == 0
        ? Optional.empty()
        : Optional.of(
            Trajectory.of(new Seen.Text(prompt), drawn, new double[drawn.length], 0, 0, true));
  }

  private void requireReadable(Prompt prompt, int[] drawn) {
    int known = model.tokenizer().size();
    IntStream given = prompt.tokens().stream().mapToInt(Integer::intValue);
    IntStream.concat(given, IntStream.of(drawn))
        .filter(id -> id >= known)
        .findFirst()
        .ifPresent(
            id -> {
              throw new IllegalArgumentException(
                  "it has the symbol %d, but the model of the reward 'evaluator' knows %d only: both runs must have the same tokenizer and symbols"
                      .formatted(id, known));
            });
    boolean encoder = model.network().inputs().stream().map(Input::name).anyMatch("source"::equals);
    int before = Math.max(1, (encoder ? prompt.written() : prompt.tokens()).size());
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    if (before + drawn.length > context) {
      throw new IllegalArgumentException(
          "it has %d tokens with its prompt, but the context of the model of the reward 'evaluator' is %d: lower maximum-tokens, or take a model with a larger one"
              .formatted(before + drawn.length, context));
    }
  }

  /** The value before the last action; the one behind it was not learned where that is the end. */
  private static double last(double[] values) {
    return values[values.length - 2];
  }

  private List<double[]> values(List<Trajectory> texts) {
    if (texts.isEmpty()) {
      return List.of();
    }
    Layout layout = new TextLayout(ROWS);
    List<List<Piece>> passes = layout.minibatches(texts, 1, Randomness.of(0)).get(0);
    return new Look(layout, Density.of(1), texts).at(model, false, true, passes).values();
  }
}
