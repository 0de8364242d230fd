package org.syntagma.data.treebanks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.testkit.data.CorpusContract;
import org.syntagma.testkit.state.MemoryState;
import org.syntagma.toolkit.files.Faults;

class ParsedCorpusTest implements CorpusContract<Sentence> {
  @TempDir private Path folder;

  /** Of 90 sentences those have no tree whose number ends in 3; of 20 held out, too. */
  @Override
  public Corpus<Sentence> create() {
    return corpus(new Chains());
  }

  @Override
  public Object key(Sentence example) {
    return example;
  }

  private ParsedCorpus corpus(Chains parser) {
    Setup setup = new Setup(folder);
    return parsed(
        setup.conllu(
            List.of(setup.write("a.conllu", Setup.conllu("a", 90))),
            List.of(setup.write("b.conllu", Setup.conllu("b", 20))),
            List.of()),
        parser);
  }

  private static ParsedCorpus parsed(Corpus<?> corpus, Chains parser) {
    return new ParsedCorpus(new ParsedConfig(12), corpus, parser, Randomness.of(4));
  }

  @Test
  void replacesTreesAndLeavesOutWhatHasNone() {
    ParsedCorpus corpus = corpus(new Chains());
    for (Optional<Sentence> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      assertEquals(Chains.heads(next.get()).orElseThrow().size(), next.get().words().size());
      assertTrue(next.get().tree().toString().contains("next"), next.get().tree()::toString);
    }
    corpus.rewind();
    assertEquals(81, Setup.all(corpus).size());
    assertEquals(OptionalLong.of(81), corpus.size());
    assertEquals(18, Setup.all(corpus.heldOut().orElseThrow()).size());
  }

  @Test
  void parsesBatchAfterBatchAsFarAsIsRead() {
    Chains parser = new Chains();
    ParsedCorpus corpus = corpus(parser);
    corpus.sources();
    assertEquals(0, parser.batches.size());
    corpus.open();
    assertEquals(2, parser.batches.size(), "one of each part");
    for (int i = 0; i < 20; i++) {
      corpus.next();
    }
    int read = parser.batches.size();
    assertTrue(read >= 4 && read <= 6, parser.batches::toString);
    Setup.all(corpus);
    int all = parser.batches.size();
    corpus.rewind();
    assertEquals(81, Setup.all(corpus).size());
    assertEquals(all, parser.batches.size(), "nothing is parsed twice");
  }

  @Test
  void laterEpochsHaveTheSameSentencesInAnotherOrder() {
    ParsedCorpus corpus = corpus(new Chains());
    List<String> first = Setup.all(corpus);
    corpus.rewind();
    List<String> second = Setup.all(corpus);
    corpus.rewind();
    List<String> third = Setup.all(corpus);
    assertNotEquals(first, second);
    assertNotEquals(second, third);
    assertEquals(new TreeSet<>(first), new TreeSet<>(second));
  }

  @Test
  void resumedCorpusParsesTheSameBatches() {
    Chains whole = new Chains();
    Chains again = new Chains();
    ParsedCorpus begun = corpus(whole);
    for (int i = 0; i < 30; i++) {
      begun.next();
    }
    ParsedCorpus resumed = corpus(again);
    MemoryState.copy(begun, resumed);
    assertEquals(Setup.all(begun), Setup.all(resumed));
    assertEquals(whole.batches, again.batches);
  }

  @Test
  void namesBothTheDataAndTheParser() {
    List<String> names = create().sources().stream().map(DataSource::name).toList();
    assertEquals(3, names.size());
    assertTrue(names.get(0).endsWith("a.conllu"));
    assertEquals("chains", names.get(2));
  }

  @Test
  void saysThatNoSentenceHasATree() {
    Path file = new Setup(folder).write("n.conllu", "1\tx3\t_\t_\t_\t_\t0\troot\t_\t_\n\n");
    ParsedCorpus corpus = parsed(new Setup(folder).conllu(Faults.FAIL, file), new Chains());
    String told = assertThrows(DataException.class, corpus::next).getMessage();
    assertTrue(told.startsWith(file + ": found no tree for any of 1 sentences;"), told);
  }

  @Test
  void saysWhatTheParserCannotRead() {
    Path file = new Setup(folder).write("u.conllu", "1\tunreadable\t_\t_\t_\t_\t0\tr\t_\t_\n\n");
    ParsedCorpus corpus = parsed(new Setup(folder).conllu(Faults.FAIL, file), new Chains());
    String told = assertThrows(DataException.class, corpus::open).getMessage();
    assertTrue(told.endsWith("cannot read all sentences: cannot read 'unreadable'"), told);
  }

  @Test
  void onlySentencesCanBeParsed() {
    IllegalArgumentException told =
        assertThrows(IllegalArgumentException.class, () -> parsed(new Numbers(), new Chains()));
    assertTrue(told.getMessage().startsWith("corpus: yields Integer,"), told.getMessage());
  }

  private static final class Numbers implements Corpus<Integer> {
    @Override
    public Class<Integer> exampleType() {
      return Integer.class;
    }

    @Override
    public Optional<Integer> next() {
      return Optional.of(1);
    }

    @Override
    public void rewind() {}

    @Override
    public OptionalLong size() {
      return OptionalLong.empty();
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}
  }
}
