package org.syntagma.tasks.target;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;

/**
 * The labels that a corpus has.
 *
 * <p>A label that is not among them is a fault where a model learns. Where it is evaluated, the
 * label counts as one that was not found, which is told once.
 */
final class LearnedLabels implements Stateful {
  private static final Logger LOG = LoggerFactory.getLogger(LearnedLabels.class);
  private static final String LABELS = "labels";

  /** How many labels a message shows. */
  private static final int SHOWN = 20;

  private Optional<Labels> labels = Optional.empty();
  private boolean told;

  /**
   * Learns them.
   *
   * @param of the labels of a pair
   */
  void learn(Corpus<? extends Pair> corpus, Function<Pair, List<String>> of) {
    Set<String> found = new TreeSet<>();
    Examples.all(corpus, pair -> found.addAll(of.apply(pair)));
    if (found.size() < 2) {
      throw new DataException(
          "the targets of the corpus have the labels %s only: there must be two at least"
              .formatted(found));
    }
    labels = Optional.of(new Labels(found));
  }

  @Override
  public void save(StateWriter out) {
    labels.ifPresent(known -> out.texts(LABELS, known.all()));
  }

  @Override
  public void load(StateReader in) {
    labels =
        in.names().contains(LABELS) ? Optional.of(new Labels(in.texts(LABELS))) : Optional.empty();
  }

  /**
   * The labels.
   *
   * @throws IllegalStateException if they were neither learned nor loaded
   */
  Labels get() {
    return labels.orElseThrow(
        () ->
            new IllegalStateException("the labels of the corpus were neither learned nor loaded"));
  }

  /**
   * The number of a label to learn.
   *
   * @throws DataException if there is none of that name
   */
  int learned(String label) {
    return get()
        .number(label)
        .orElseThrow(
            () ->
                new DataException(
                    "the label '%s' is not among those that were learned, %s: correct the target, or begin the stage afresh"
                        .formatted(label, shown(get().all()))));
  }

  /** The number of a label in an evaluation, {@link SequenceRows#NOTHING} if there is none. */
  int measured(String label) {
    int number = get().number(label).orElse(SequenceRows.NOTHING);
    if (number == SequenceRows.NOTHING && !told) {
      told = true;
      LOG.warn(
          "the evaluation has the label '{}', which training did not show: it and others like it count as not found",
          label);
    }
    return number;
  }

  private static String shown(Collection<String> names) {
    return names.size() <= SHOWN
        ? names.toString()
        : names.stream().limit(SHOWN).toList() + " and %d more".formatted(names.size() - SHOWN);
  }
}
