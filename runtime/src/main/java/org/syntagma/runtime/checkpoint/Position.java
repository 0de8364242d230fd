package org.syntagma.runtime.checkpoint;

import java.util.Comparator;
import java.util.Locale;

/**
 * How far a run had come.
 *
 * @param stageIndex the stage's place in the pipeline, from 0
 * @param stage its name: letters, digits, dots, hyphens and underscores, beginning with a letter or
 *     digit
 * @param update how many updates it had made
 */
public record Position(int stageIndex, String stage, long update) implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::stageIndex)
          .thenComparingLong(Position::update)
          .thenComparing(Position::stage);

  public Position {
    if (stageIndex < 0 || update < 0 || !stage.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "no checkpoint can be called by stage " + stageIndex + " '" + stage + "', " + update);
    }
  }

  /** The name of the checkpoint's folder. */
  public String folder() {
    return String.format(Locale.ROOT, "%s-%08d", stage, update);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
