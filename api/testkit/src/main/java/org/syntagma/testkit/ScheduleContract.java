package org.syntagma.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.training.Schedule;

/** What every schedule must do, whatever its curve. Implement it in a test class. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ScheduleContract {
  Schedule schedule();

  /** Stages of so many updates are tried. */
  default long[] stages() {
    return new long[] {1, 2, 10, 1000};
  }

  @Test
  default void isFiniteAndNotNegativeAlsoBeyondTheEnd() {
    for (long updates : stages()) {
      for (long update = 1; update <= 2 * updates + 1; update++) {
        double value = schedule().at(update, updates);
        assertTrue(Double.isFinite(value) && value >= 0, place(update, updates) + ": " + value);
      }
    }
  }

  /** A resumed run asks a new schedule in the middle of a stage. */
  @Test
  default void dependsOnNothingButItsArguments() {
    for (long updates : stages()) {
      Schedule forward = schedule();
      double[] values = new double[Math.toIntExact(updates) + 1];
      for (int update = 1; update <= updates; update++) {
        values[update] = forward.at(update, updates);
      }
      Schedule backward = schedule();
      for (int update = values.length - 1; update >= 1; update--) {
        String place = place(update, updates);
        assertEquals(values[update], backward.at(update, updates), 0, place);
        assertEquals(values[update], forward.at(update, updates), 0, place);
      }
    }
  }

  private static String place(long update, long updates) {
    return "update " + update + " of " + updates;
  }
}
