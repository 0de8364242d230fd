package org.syntagma.data.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.data.CorpusContract;

class OracleCorpusTest implements CorpusContract<OracleText> {
  @Override
  public Corpus<OracleText> create() {
    return corpus(1, 1);
  }

  @Override
  public Object key(OracleText example) {
    return example.text();
  }

  private static OracleCorpus corpus(long run, long seed) {
    return new OracleCorpus(new OracleConfig(seed, 60, 20, 7, 30, 4, 5), Randomness.of(run));
  }

  private static List<String> epoch(Corpus<OracleText> corpus) {
    List<String> texts = new ArrayList<>();
    for (Optional<OracleText> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      texts.add(next.get().text());
    }
    return texts;
  }

  @Test
  void seedChoosesTheTextsAndTheRunTheirOrder() {
    List<String> texts = epoch(corpus(1, 1));
    assertNotEquals(texts, epoch(corpus(2, 1)));
    assertEquals(new TreeSet<>(texts), new TreeSet<>(epoch(corpus(2, 1))));
    assertNotEquals(new TreeSet<>(texts), new TreeSet<>(epoch(corpus(1, 2))));
  }

  @Test
  void heldOutTextsAreOthers() {
    List<String> others = epoch(corpus(1, 1).heldOut().orElseThrow());
    assertEquals(20, others.size());
    assertEquals(7, others.get(0).split(" ").length);
    assertNotEquals(epoch(corpus(1, 1)).subList(0, 20), others);
  }

  @Test
  void tokenizersLearnEveryNumber() {
    String text = create().texts().iterator().next();
    assertEquals(30, List.of(text.split(" ")).size());
    assertEquals("0 1 2", text.substring(0, 5));
  }
}
