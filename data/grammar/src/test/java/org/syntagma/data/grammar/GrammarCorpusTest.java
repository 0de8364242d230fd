package org.syntagma.data.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.Plugin;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.testkit.data.CorpusContract;

class GrammarCorpusTest implements CorpusContract<Sentence> {

  @Override
  public Corpus<Sentence> create() {
    return corpus(1, 1, 300, 40);
  }

  @Override
  public Object key(Sentence example) {
    return example;
  }

  private static GrammarCorpus corpus(long run, long seed, long sentences, long validation) {
    return new GrammarCorpus(
        new GrammarConfig(Optional.empty(), seed, sentences, validation, 20), Randomness.of(run));
  }

  private static List<String> epoch(Corpus<Sentence> corpus) {
    List<String> texts = new ArrayList<>();
    for (Optional<Sentence> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      texts.add(next.get().text());
    }
    return texts;
  }

  @Test
  void epochsHaveTheSameSentencesInOtherOrders() {
    GrammarCorpus corpus = corpus(1, 1, 300, 0);
    List<String> first = epoch(corpus);
    corpus.rewind();
    List<String> second = epoch(corpus);
    assertNotEquals(first, second);
    assertEquals(new TreeSet<>(first), new TreeSet<>(second));
  }

  @Test
  void seedChoosesTheSentencesAndTheRunTheirOrder() {
    List<String> texts = epoch(corpus(1, 1, 300, 0));
    List<String> otherRun = epoch(corpus(2, 1, 300, 0));
    List<String> otherSeed = epoch(corpus(1, 2, 300, 0));
    assertNotEquals(texts, otherRun);
    assertEquals(new TreeSet<>(texts), new TreeSet<>(otherRun));
    assertNotEquals(new TreeSet<>(texts), new TreeSet<>(otherSeed));
  }

  @Test
  void heldOutSentencesStayWhateverElseChanges() {
    List<String> heldOut = epoch(corpus(1, 1, 300, 40).heldOut().orElseThrow());
    assertEquals(40, heldOut.size());
    assertEquals(heldOut, epoch(corpus(2, 1, 10, 40).heldOut().orElseThrow()));
    assertNotEquals(heldOut, epoch(corpus(1, 2, 300, 40).heldOut().orElseThrow()));
  }

  @Test
  void heldOutSentencesAreMostlyNew() {
    GrammarCorpus corpus = corpus(1, 1, 2000, 200);
    List<String> seen = epoch(corpus);
    long old = epoch(corpus.heldOut().orElseThrow()).stream().filter(seen::contains).count();
    assertTrue(old < 60, () -> old + " of 200 were seen in training");
  }

  @Test
  void nothingIsHeldOutUnlessAsked() {
    assertEquals(Optional.empty(), corpus(1, 1, 10, 0).heldOut());
  }

  @Test
  void textsAreThoseToTrainOn() {
    GrammarCorpus corpus = corpus(1, 1, 50, 5);
    List<String> texts = new ArrayList<>();
    corpus.texts().forEach(texts::add);
    assertEquals(50, texts.size());
    assertEquals(new TreeSet<>(texts), new TreeSet<>(epoch(corpus)));
  }

  @Test
  void namesTheGrammarAndItsDigest() {
    DataSource source = create().sources().get(0);
    assertEquals("english.pcfg", source.name());
    assertTrue(source.sha256().matches("[0-9a-f]{64}"));
    assertEquals(
        GrammarText.english().text().getBytes(StandardCharsets.UTF_8).length, source.bytes());
  }

  @Test
  void readsAGrammarOfOnesOwn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.pcfg");
    Files.writeString(file, "S -> \"ja\" | \"nee\"", StandardCharsets.UTF_8);
    GrammarConfig config = new GrammarConfig(Optional.of(file), 1, 20, 0, 5);
    List<String> texts = epoch(new GrammarCorpus(config, Randomness.of(1)));
    assertEquals(List.of("ja", "nee"), texts.stream().distinct().sorted().toList());
  }

  @Test
  void missingGrammarIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("none.pcfg");
    GrammarConfig config = new GrammarConfig(Optional.of(file), 1, 20, 0, 5);
    DataException e =
        assertThrows(DataException.class, () -> new GrammarCorpus(config, Randomness.of(1)));
    assertEquals(
        file + ": found no readable UTF-8 file; expected a grammar, or no path for the English one",
        e.getMessage());
  }

  @Test
  void pluginIsFound() {
    Plugin plugin = ServiceLoader.load(Plugin.class).iterator().next();
    assertEquals("grammar", plugin.corpora().get(0).type());
  }
}
