package org.syntagma.data.treebanks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.testkit.data.CorpusContract;
import org.syntagma.toolkit.files.Faults;

class TextSentencesTest implements CorpusContract<Sentence> {
  @TempDir private Path folder;

  @Override
  public Corpus<Sentence> create() {
    String text =
        IntStream.range(0, 90)
            .mapToObj(i -> "Word" + i + " is\r\nhere. ")
            .collect(Collectors.joining());
    Setup setup = new Setup(folder);
    return corpus(
        List.of(setup.write("a.txt.gz", text)),
        List.of(setup.write("b.txt", "Held out. So is this!")),
        OptionalInt.of(100),
        Faults.FAIL);
  }

  @Override
  public Object key(Sentence example) {
    return example;
  }

  private TextSentences corpus(
      List<Path> path, List<Path> validation, OptionalInt maximumLength, Faults faults) {
    return new TextSentences(
        new TextSentencesConfig(path, validation, List.of(), maximumLength, faults),
        Randomness.of(1),
        new Setup(folder).cache());
  }

  @Test
  void cutsTextIntoSentencesAndWordsAcrossLines() {
    Corpus<Sentence> heldOut = create().heldOut().orElseThrow();
    Sentence first = heldOut.next().orElseThrow();
    assertEquals(List.of("Held", "out", "."), first.words());
    assertEquals("Held out.", first.text());
    assertEquals(Optional.empty(), first.tree());
    assertEquals(List.of("So", "is", "this", "!"), heldOut.next().orElseThrow().words());
    assertEquals(90, create().size().orElseThrow());
    assertEquals(List.of("Word7", "is", "here", "."), words("Word7"));
  }

  private List<String> words(String first) {
    Corpus<Sentence> corpus = create();
    for (Optional<Sentence> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      if (next.get().words().get(0).equals(first)) {
        return next.get().words();
      }
    }
    return List.of();
  }

  @Test
  void longerSentencesAreLeftOut() {
    Path file = new Setup(folder).write("c.txt", "One two three four. Five six.");
    TextSentences corpus = corpus(List.of(file), List.of(), OptionalInt.of(3), Faults.FAIL);
    assertEquals(List.of("Five"), Setup.all(corpus));
  }

  @Test
  void linesThatAreNotUtf8AreToldOrSkipped() throws IOException {
    Path file = folder.resolve("latin.txt");
    Files.write(file, "First one.\ncaf\u00e9\nLast one.".getBytes(StandardCharsets.ISO_8859_1));
    TextSentences failing = corpus(List.of(file), List.of(), OptionalInt.empty(), Faults.FAIL);
    String told = assertThrows(DataException.class, failing::next).getMessage();
    assertTrue(told.startsWith("1 fault in texts:\n" + file + ":2: byte 4"), told);
    assertTrue(told.endsWith("set faults: skip to leave such lines out"), told);
    TextSentences skipping = corpus(List.of(file), List.of(), OptionalInt.empty(), Faults.SKIP);
    assertEquals(new TreeSet<>(List.of("First", "Last")), new TreeSet<>(Setup.all(skipping)));
    assertArrayEquals(
        ("# " + told.lines().skip(1).findFirst().orElseThrow() + "\ncaf\u00e9\n\n")
            .getBytes(StandardCharsets.ISO_8859_1),
        Files.readAllBytes(new Setup(folder).records().get(0)));
  }
}
