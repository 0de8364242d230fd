package org.syntagma.toolkit.training;

import org.apiguardian.api.API;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.api.training.TrainingException;

/**
 * Updates that came to nothing, because a loss or a gradient was not finite. A few in a row are
 * passed over, as one bad batch may do that; after more the model itself is taken to have run away.
 * The state is how many there were.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Setbacks implements Stateful {
  private final int most;
  private long all;
  private int row;

  /**
   * None so far.
   *
   * @param most how many in a row are passed over, at least 0
   */
  public Setbacks(int most) {
    this.most = most;
  }

  /** Whether another one would be too many. */
  public boolean isNextTooMany() {
    return row >= most;
  }

  /**
   * Counts one.
   *
   * @param what was not finite, with its value, such as {@code stage 'x', update 3: the loss is
   *     NaN}
   * @param more what to say besides, if it is one too many
   * @return what people should read
   * @throws TrainingException if it is one too many
   */
  public String add(String what, String more) {
    if (isNextTooMany()) {
      String before =
          row == 0
              ? ""
              : row == 1
                  ? ", and something was not finite in the one before, which was skipped"
                  : ", and something was not finite in the %d before, which were skipped"
                      .formatted(row);
      throw new TrainingException(
          "%s%s. Nothing was learned from it. Lower the schedule's peak, lengthen its warm-up or set clip-norm, and start again from an earlier checkpoint%s"
              .formatted(what, before, more));
    }
    all++;
    row++;
    return "%s: skipped, nothing was learned from it (%d so far, %d in a row)"
        .formatted(what, all, row);
  }

  /** Whether the last update was made. */
  public boolean isOver() {
    return row == 0;
  }

  /** An update was made. */
  public void over() {
    row = 0;
  }

  /** How many there were. */
  public long all() {
    return all;
  }

  @Override
  public void save(StateWriter out) {
    out.number("all", all);
    out.number("row", row);
  }

  @Override
  public void load(StateReader in) {
    all = in.number("all");
    row = (int) in.number("row");
  }
}
