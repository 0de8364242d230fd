package org.syntagma.data.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.data.CorpusContract;

class GrammarPairsTest implements CorpusContract<Pair> {
  @Override
  public Corpus<Pair> create() {
    return corpus(1, 1, 300, 40, 20);
  }

  @Override
  public Object key(Pair example) {
    return example.source() + " " + example.target();
  }

  private static GrammarPairs corpus(
      long run, long seed, long sentences, long validation, int maximumLength) {
    return new GrammarPairs(
        new GrammarPairsConfig(seed, sentences, validation, maximumLength), Randomness.of(run));
  }

  private List<Object> epoch(Corpus<Pair> corpus) {
    List<Object> pairs = new ArrayList<>();
    for (Optional<Pair> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      pairs.add(key(next.get()));
    }
    return pairs;
  }

  @Test
  void pairsAreStatementsWithTheirQuestions() {
    GrammarPairs corpus = corpus(1, 1, 300, 0, 20);
    for (Optional<Pair> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      String source = next.get().source();
      String target = next.get().target();
      assertTrue(source.endsWith(".") && target.endsWith("?"), () -> source + " / " + target);
      assertTrue(source.split("[ .]").length + 1 <= 20, source);
      assertTrue(target.split("[ ?]").length + 1 <= 20, target);
    }
  }

  @Test
  void seedChoosesThePairsAndTheRunTheirOrder() {
    List<Object> pairs = epoch(corpus(1, 1, 300, 0, 20));
    List<Object> otherRun = epoch(corpus(2, 1, 300, 0, 20));
    assertNotEquals(pairs, otherRun);
    assertEquals(new HashSet<>(pairs), new HashSet<>(otherRun));
    assertNotEquals(new HashSet<>(pairs), new HashSet<>(epoch(corpus(1, 2, 300, 0, 20))));
  }

  @Test
  void noPairIsBothTrainedOnAndHeldOut() {
    // Short ones, which come up again and again.
    GrammarPairs corpus = corpus(1, 1, 3000, 500, 5);
    Set<Object> training = new HashSet<>(epoch(corpus));
    List<Object> heldOut = epoch(corpus.heldOut().orElseThrow());
    assertEquals(500, heldOut.size());
    assertTrue(training.size() < 2000, training.size() + " different pairs");
    assertTrue(heldOut.stream().noneMatch(training::contains));
  }

  @Test
  void heldOutPairsStayWhateverElseChanges() {
    List<Object> heldOut = epoch(corpus(1, 1, 300, 40, 20).heldOut().orElseThrow());
    assertEquals(heldOut, epoch(corpus(2, 1, 10, 40, 20).heldOut().orElseThrow()));
    assertNotEquals(heldOut, epoch(corpus(1, 2, 300, 40, 20).heldOut().orElseThrow()));
    assertEquals(Optional.empty(), corpus(1, 1, 10, 0, 20).heldOut());
  }

  @Test
  void textsAreThoseToTrainOn() {
    GrammarPairs corpus = corpus(1, 1, 50, 5, 20);
    Set<String> texts = new TreeSet<>();
    corpus.texts().forEach(texts::add);
    Set<String> expected = new TreeSet<>();
    for (Optional<Pair> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      expected.add(next.get().source());
      expected.add(next.get().target());
    }
    assertEquals(expected, texts);
  }

  @Test
  void namesTheGrammarAndItsDigest() {
    assertEquals(List.of(GrammarText.english().source()), create().sources());
  }

  @Test
  void maximumThatNoQuestionMeetsIsNamed() {
    DataException e = assertThrows(DataException.class, corpus(1, 1, 10, 0, 3)::next);
    assertEquals(
        "no statement with a question of at most 3 words in 10000 draws; expected a larger maximum-length",
        e.getMessage());
  }
}
