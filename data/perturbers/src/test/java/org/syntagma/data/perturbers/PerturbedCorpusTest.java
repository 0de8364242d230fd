package org.syntagma.data.perturbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Text;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.testkit.data.CorpusContract;

class PerturbedCorpusTest implements CorpusContract<Object> {
  @Override
  public Corpus<Object> create() {
    return perturbed(0.5, ListCorpus.pairs(90), new Drop(new RateConfig(0.2)));
  }

  @Override
  public Object key(Object example) {
    return example;
  }

  private static PerturbedCorpus perturbed(double share, Corpus<?> corpus, Perturber perturber) {
    return new PerturbedCorpus(new PerturbedConfig(share), corpus, perturber, Randomness.of(5));
  }

  private static List<Pair> pairs(Corpus<?> corpus) {
    List<Pair> pairs = new ArrayList<>();
    for (Optional<?> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      pairs.add((Pair) next.get());
    }
    return pairs;
  }

  private static long damaged(List<Pair> pairs) {
    return pairs.stream().filter(pair -> !pair.source().endsWith(" a b,  c d")).count();
  }

  @Test
  void aShareOfTheExamplesIsPerturbedAndKeepsItsLabel() {
    // Five words and a comma: nothing is dropped at 0.2 of 0.26, and not all others show.
    Corpus<?> corpus = perturbed(0.5, ListCorpus.pairs(2000), new Drop(new RateConfig(1)));
    List<Pair> pairs = pairs(corpus);
    assertEquals(1000.0, (double) damaged(pairs), 120);
    TreeSet<String> labels = new TreeSet<>();
    pairs.forEach(pair -> labels.add(pair.target()));
    assertEquals(2000, labels.size());
    for (Pair pair : pairs) {
      String name = pair.target().substring("label ".length());
      assertTrue(
          pair.source().startsWith(name + " ") || damaged(List.of(pair)) == 1, pair.toString());
    }
  }

  @Test
  void whatIsHeldOutIsNeverPerturbed() {
    List<Pair> pairs =
        pairs(
            perturbed(1, ListCorpus.pairs(5), new Drop(new RateConfig(1))).heldOut().orElseThrow());
    assertEquals(12, pairs.size());
    assertEquals(0, damaged(pairs));
  }

  @Test
  void epochsDiffer() {
    Corpus<?> corpus = perturbed(1, ListCorpus.pairs(1), new Drop(new RateConfig(0.4)));
    TreeSet<String> sources = new TreeSet<>();
    for (int epoch = 0; epoch < 20; epoch++) {
      pairs(corpus).forEach(pair -> sources.add(pair.source()));
      corpus.rewind();
    }
    assertTrue(sources.size() > 5, sources::toString);
  }

  @Test
  void whatCannotBePerturbedStaysAsItIs() {
    Corpus<?> corpus =
        perturbed(1, ListCorpus.pairs(20), (sentence, randomness) -> Optional.empty());
    assertEquals(0, damaged(pairs(corpus)));
  }

  @Test
  void aPerturberLearnsFromTheTrainingTextsOnce() {
    List<String> learned = new ArrayList<>();
    Perturber learning =
        new Perturber() {
          @Override
          public void learn(Iterable<String> texts) {
            texts.forEach(learned::add);
          }

          @Override
          public Optional<Sentence> perturb(Sentence sentence, Randomness randomness) {
            return Optional.empty();
          }
        };
    PerturbedCorpus corpus = perturbed(1, ListCorpus.pairs(3), learning);
    corpus.sources();
    assertEquals(List.of(), learned, "nothing is read before it is needed");
    pairs(corpus);
    corpus.rewind();
    pairs(corpus);
    assertEquals(List.of("t0 a b,  c d", "t1 a b,  c d", "t2 a b,  c d"), learned);
  }

  @Test
  void sentencesKeepTheirTreesAndTextsAreTexts() {
    Sentence dogs = Sample.tree("dogs/NOUN/2/nsubj", "bark/VERB/0/root");
    Corpus<?> sentences =
        perturbed(
            1,
            new ListCorpus<>(Sentence.class, List.of(dogs), List.of(dogs)),
            new Swap(new RateConfig(1)));
    Sentence swapped = (Sentence) sentences.next().orElseThrow();
    assertEquals("bark dogs", swapped.text());
    assertTrue(swapped.tree().isPresent());
    Text text = () -> "one two";
    Corpus<?> texts =
        perturbed(
            1,
            new ListCorpus<>(Text.class, List.of(text), List.of(text)),
            new Swap(new RateConfig(1)));
    assertEquals("two one", ((Text) texts.next().orElseThrow()).text());
    assertNotEquals(texts.exampleType(), sentences.exampleType());
  }

  @Test
  void otherExamplesAreRefused() {
    ListCorpus<Integer> numbers = new ListCorpus<>(Integer.class, List.of(1), List.of(2));
    String told =
        assertThrows(
                IllegalArgumentException.class,
                () -> perturbed(1, numbers, new Drop(new RateConfig(1))))
            .getMessage();
    assertTrue(told.startsWith("corpus: examples of the type Integer have no text"), told);
  }
}
