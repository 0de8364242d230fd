package org.syntagma.data.perturbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.data.CorpusContract;

class ContrastedCorpusTest implements CorpusContract<Pair> {
  @Override
  public Corpus<Pair> create() {
    return corpus(90);
  }

  @Override
  public Object key(Pair example) {
    return example;
  }

  private static ContrastedCorpus corpus(int count) {
    return new ContrastedCorpus(
        new ContrastedConfig(0.4, "real", "damaged"),
        ListCorpus.pairs(count),
        new Swap(new RateConfig(1)),
        Randomness.of(2));
  }

  private static List<Pair> all(Corpus<Pair> corpus) {
    List<Pair> all = new ArrayList<>();
    for (Optional<Pair> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      all.add(next.get());
    }
    return all;
  }

  @Test
  void theLabelSaysWhatWasDamaged() {
    for (Corpus<Pair> part : List.of(corpus(2000), corpus(3).heldOut().orElseThrow())) {
      List<Pair> all = all(part);
      for (Pair pair : all) {
        boolean real = pair.source().endsWith(" a b,  c d");
        assertEquals(real ? "real" : "damaged", pair.target(), pair.source());
      }
      long damaged = all.stream().filter(pair -> pair.target().equals("damaged")).count();
      assertEquals(0.4 * all.size(), (double) damaged, all.size() > 100 ? 120 : 5);
    }
  }

  @Test
  void aTextIsRealInOneEpochAndDamagedInAnother() {
    ContrastedCorpus corpus = corpus(1);
    List<String> labels = new ArrayList<>();
    for (int epoch = 0; epoch < 30; epoch++) {
      labels.add(corpus.next().orElseThrow().target());
      corpus.rewind();
    }
    assertTrue(labels.contains("real") && labels.contains("damaged"), labels.toString());
  }

  @Test
  void whatIsHeldOutIsAlwaysTheSame() {
    Corpus<Pair> heldOut = corpus(3).heldOut().orElseThrow();
    List<Pair> first = all(heldOut);
    heldOut.rewind();
    assertEquals(first, all(heldOut));
    assertNotEquals(1, first.stream().map(Pair::target).distinct().count());
  }

  @Test
  void labelsMustDiffer() {
    assertFalse(new ContrastedConfig(0.5, "x", "x").isToldApart());
    assertTrue(ContrastedConfig.defaults().isToldApart());
  }
}
