package org.syntagma.testkit.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.testkit.state.MemoryState;

/**
 * What every corpus must satisfy. Implement it in a test class.
 *
 * @param <E> what one example is
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface CorpusContract<E> {
  /** A new corpus, each time with the same settings and the same random stream. */
  Corpus<E> create();

  /** What tells two examples apart. */
  Object key(E example);

  @Test
  default void sameSettingsGiveTheSameExamples() {
    try (Corpus<E> one = create();
        Corpus<E> other = create()) {
      assertEquals(take(one, 100), take(other, 100));
    }
  }

  @Test
  default void resumesWhereItWasSaved() {
    for (int before : new int[] {0, 1, 7, 70}) {
      try (Corpus<E> whole = create();
          Corpus<E> resumed = create()) {
        take(whole, before);
        whole.rewind();
        take(whole, before);
        MemoryState.copy(whole, resumed);
        assertEquals(take(whole, 100), take(resumed, 100));
      }
    }
  }

  @Test
  default void loadingTurnsAUsedCorpusBackToo() {
    try (Corpus<E> corpus = create()) {
      MemoryState start = new MemoryState();
      corpus.save(start);
      List<Object> first = take(corpus, 30);
      corpus.load(start.reader());
      assertEquals(first, take(corpus, 30));
    }
  }

  @Test
  default void anEpochHasAsManyExamplesAsItSays() {
    try (Corpus<E> corpus = create()) {
      if (corpus.size().isPresent()) {
        long size = corpus.size().getAsLong();
        assertEquals(size, take(corpus, Integer.MAX_VALUE).size());
        assertEquals(Optional.empty(), corpus.next(), "the end must last");
        corpus.rewind();
        assertEquals(size, take(corpus, Integer.MAX_VALUE).size());
      }
    }
  }

  @Test
  default void heldOutPartIsFiniteAndAlwaysInTheSameOrder() {
    try (Corpus<E> corpus = create()) {
      if (corpus.heldOut().isPresent()) {
        Corpus<E> heldOut = corpus.heldOut().get();
        List<Object> first = take(heldOut, Integer.MAX_VALUE);
        assertFalse(first.isEmpty());
        assertEquals(heldOut.size().orElseThrow(), first.size());
        List<Object> next = take(corpus, 3);
        heldOut.rewind();
        MemoryState begin = new MemoryState();
        heldOut.save(begin);
        assertEquals(first, take(heldOut, Integer.MAX_VALUE));
        heldOut.load(begin.reader());
        assertEquals(first, take(heldOut, Integer.MAX_VALUE));
        try (Corpus<E> other = create()) {
          assertEquals(next, take(other, 3), "the held-out part has a cursor of its own");
        }
      }
    }
  }

  @Test
  default void examplesAreOfTheTypeThatItNames() {
    try (Corpus<E> corpus = create()) {
      assertTrue(corpus.next().filter(corpus.exampleType()::isInstance).isPresent());
    }
  }

  /** The keys of the next {@code count} examples, or of those up to the end. */
  private List<Object> take(Corpus<E> corpus, int count) {
    List<Object> keys = new ArrayList<>();
    while (keys.size() < count) {
      Optional<E> example = corpus.next();
      if (example.isEmpty()) {
        return keys;
      }
      keys.add(key(example.get()));
    }
    return keys;
  }
}
