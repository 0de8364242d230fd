package org.syntagma.data.perturbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Preference;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.data.CorpusContract;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;

class PreferredCorpusTest implements CorpusContract<Preference> {
  @Override
  public Corpus<Preference> create() {
    return preferred(ListCorpus.pairs(90));
  }

  @Override
  public Object key(Preference example) {
    return example;
  }

  private static Corpus<Preference> preferred(Corpus<?> corpus) {
    return new PreferredCorpus(corpus, new Swap(new RateConfig(1)), Randomness.of(2));
  }

  private static List<Preference> all(Corpus<Preference> corpus) {
    List<Preference> all = new ArrayList<>();
    for (Optional<Preference> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      all.add(next.get());
    }
    return all;
  }

  @Test
  void theTextAsItIsWasChosenAndTheDamagedOneRejected() {
    Corpus<Preference> corpus = create();
    for (Corpus<Preference> part : List.of(corpus, corpus.heldOut().orElseThrow())) {
      List<Preference> all = all(part);
      assertEquals(part == corpus ? 90 : 12, all.size());
      for (Preference each : all) {
        assertEquals("", each.source());
        assertTrue(each.target().endsWith(" a b,  c d"), each.target());
        assertNotEquals(each.target(), each.rejected());
        assertEquals(letters(each.target()), letters(each.rejected()));
      }
    }
  }

  private static List<Integer> letters(String text) {
    return text.chars().filter(Character::isLetterOrDigit).sorted().boxed().toList();
  }

  @Test
  void aTextThatCannotBeDamagedIsPassedOver() {
    List<Pair> texts = List.of(Pair.of("word", "x"), Pair.of("two words", "x"));
    Corpus<Preference> corpus = preferred(new EpochCursor<>(Pair.class, Epochs.of(() -> texts)));
    assertEquals(List.of(Preference.of("", "two words", "words two")), all(corpus));
  }

  @Test
  void aCorpusWithoutAnEndThatCannotBeDamagedIsAFault() {
    Epochs<Pair> endless =
        new Epochs<>() {
          @Override
          public OptionalLong size() {
            return OptionalLong.empty();
          }

          @Override
          public Optional<Pair> at(long epoch, long index) {
            return Optional.of(Pair.of("word", "x"));
          }
        };
    Corpus<Preference> corpus = preferred(new EpochCursor<>(Pair.class, endless));
    String message = assertThrows(DataException.class, corpus::next).getMessage();
    assertTrue(message.contains("could change none of 100000 texts"), message);
  }
}
