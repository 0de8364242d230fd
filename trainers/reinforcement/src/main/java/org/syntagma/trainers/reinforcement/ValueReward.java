package org.syntagma.trainers.reinforcement;

import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;
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
   * @throws IllegalArgumentException if its tokens are others than those of this run
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

  private static void requireSame(Tokenizer mine, Tokenizer theirs) {
    if (mine.size() != theirs.size()) {
      throw new IllegalArgumentException(
          "model: has %d symbols, but this run %d: both must have the same tokenizer"
              .formatted(theirs.size(), mine.size()));
    }
    for (int id = 0; id < mine.size(); id++) {
      String here = mine.decode(new int[] {id});
      String there = theirs.decode(new int[] {id});
      if (!here.equals(there)) {
        throw new IllegalArgumentException(
            "model: its symbol %d is '%s', but that of this run '%s': both must have the same tokenizer"
                .formatted(id, there, here));
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
    int[] drawn =
        Continuations.drawn(episode.sample(), model.tokenizer()).stream()
            .mapToInt(Integer::intValue)
            .toArray();
    Seen seen = new Seen.Text(episode.opening().prompt());
    return drawn.length == 0
        ? Optional.empty()
        : Optional.of(Trajectory.of(seen, drawn, new double[drawn.length], 0, 0, true));
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
