package org.syntagma.toolkit.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.random.Permutation;
import org.syntagma.toolkit.state.Snapshot;

class EpochCursorTest {
  private static final List<Integer> ALL = IntStream.range(0, 20).boxed().toList();
  private static final Randomness RANDOMNESS = Randomness.of(3);

  private static Corpus<Integer> shuffledFrom(long epoch) {
    return new EpochCursor<>(Integer.class, Epochs.of(() -> ALL).shuffled(RANDOMNESS, epoch));
  }

  private static List<Integer> rest(Corpus<Integer> corpus) {
    List<Integer> rest = new ArrayList<>();
    for (Optional<Integer> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      rest.add(next.get());
    }
    return rest;
  }

  @Test
  void epochsBeforeTheFirstShuffledOneKeepTheOrder() {
    Corpus<Integer> corpus = shuffledFrom(2);
    assertEquals(ALL, rest(corpus));
    corpus.rewind();
    assertEquals(ALL, rest(corpus));
    for (long epoch = 2; epoch < 4; epoch++) {
      corpus.rewind();
      Permutation order = new Permutation(RANDOMNESS.at(epoch), ALL.size());
      assertEquals(ALL.stream().map(i -> (int) order.at(i)).toList(), rest(corpus));
    }
  }

  @Test
  void stateIsTheEpochAndTheNextPlaceAlsoAtTheEnd() {
    Corpus<Integer> corpus = shuffledFrom(0);
    corpus.rewind();
    rest(corpus);
    corpus.next();
    Snapshot state = Snapshot.of(corpus);
    assertEquals(1, state.reader().number("epoch"));
    assertEquals(ALL.size(), state.reader().number("next"));
  }

  @Test
  void openingLooksAtTheFirstExampleAndMovesNothing() {
    List<Integer> asked = new ArrayList<>();
    Corpus<Integer> corpus =
        new EpochCursor<>(
            Integer.class,
            Epochs.of(
                () -> {
                  asked.add(1);
                  return ALL;
                }));
    assertEquals(List.of(), asked);
    corpus.open();
    assertEquals(List.of(1), asked);
    assertEquals(ALL, rest(corpus));
  }
}
