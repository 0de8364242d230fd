package org.syntagma.testkit.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.state.Stateful;

/**
 * What everything with state must do, so that a run that was killed ends as one that was not: save,
 * restore and go on as if nothing had happened. Implement it in a test class.
 *
 * @param <S> what has the state
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface StatefulContract<S extends Stateful> {
  /** How many turns are tried. */
  int TURNS = 6;

  /** A new one, always the same. */
  S create();

  /**
   * Lets it do its next piece of work, which changes its state.
   *
   * @param turn counted from 0; equal turns give it equal work
   * @return what came of it, which depends on the state, and is compared by {@code equals}
   */
  Object work(S subject, int turn);

  private List<Object> work(S subject, int from, int to) {
    return IntStream.range(from, to).mapToObj(turn -> work(subject, turn)).toList();
  }

  @Test
  default void goesOnAfterSavingAndLoadingAsIfNothingHadHappened() {
    List<Object> whole = work(create(), 0, TURNS);
    for (int stop = 0; stop <= TURNS; stop++) {
      S saved = create();
      work(saved, 0, stop);
      MemoryState state = new MemoryState();
      saved.save(state);
      List<Object> rest = whole.subList(stop, TURNS);
      assertEquals(rest, work(saved, stop, TURNS), "saved after " + stop + " turns");
      // Loaded now, when what was saved has gone on: the state must be a copy.
      S loaded = create();
      loaded.load(state.reader());
      assertEquals(rest, work(loaded, stop, TURNS), "loaded after " + stop + " turns");
    }
  }

  @Test
  default void loadingReplacesAllThatWasThere() {
    S used = create();
    work(used, 0, TURNS);
    MemoryState.copy(create(), used);
    assertEquals(work(create(), 0, TURNS), work(used, 0, TURNS));
  }

  /** Otherwise the others show nothing. */
  @Test
  default void whatComesOfWorkShowsTheState() {
    int half = TURNS / 2;
    assertNotEquals(work(create(), 0, TURNS).subList(half, TURNS), work(create(), half, TURNS));
  }
}
