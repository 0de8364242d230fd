package org.syntagma.data.treebanks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;
import org.syntagma.toolkit.files.Faults;

class FaultPolicyTest {
  private static final String BAD = "1\tbad\t_\t_\t_\t_\t5\tx\t_\t_\n\n";
  private static final String FAULT =
      "word 1 has the HEAD '5'; expected the number of another of the 1 words, or 0";

  @TempDir private Path folder;

  private Setup setup() {
    return new Setup(folder);
  }

  @Test
  void faultsOfAllFilesAreToldAtOnce() throws IOException {
    Path one = setup().write("one.conllu", Setup.conllu("a", 1) + BAD);
    Path other = setup().write("other.conllu", BAD);
    ConlluCorpus corpus = setup().conllu(Faults.FAIL, one, other);
    assertEquals(
        "2 faults in treebanks:\n"
            + (one + ":3: " + FAULT + "\n" + other + ":1: " + FAULT + "\n")
            + "Correct them, or set faults: skip to leave such sentences out",
        assertThrows(DataException.class, corpus::next).getMessage());
    assertEquals(List.of(), setup().records());
  }

  @Test
  void manyFaultsAreCutShort() {
    Path file = setup().write("a.conllu", BAD.repeat(50));
    String message =
        assertThrows(DataException.class, setup().conllu(Faults.FAIL, file)::next).getMessage();
    assertTrue(message.startsWith("50 faults in treebanks:\n"), message);
    assertTrue(message.contains("\nand 30 more\n"), message);
    assertEquals(23, message.lines().count());
  }

  @Test
  void carriageReturnsFailToo() {
    Path file = setup().write("a.conllu", Setup.conllu("a", 1).replace("\n", "\r\n"));
    assertTrue(
        assertThrows(DataException.class, setup().conllu(Faults.FAIL, file)::next)
            .getMessage()
            .contains(file + ":1: found CR LF at the end of this line (2 such lines in all)"));
  }

  @Test
  void skippingKeepsWhatIsGoodAndARecordOfTheRest() throws IOException {
    Path file = setup().write("a.conllu", Setup.conllu("a", 2) + BAD + Setup.conllu("b", 1) + BAD);
    ConlluCorpus corpus = setup().conllu(Faults.SKIP, file);
    List<String> words = Setup.all(corpus);
    assertEquals(3, words.size());
    assertTrue(words.containsAll(List.of("a0", "a1", "b0")));
    assertEquals(1, setup().records().size());
    Path record = setup().records().get(0);
    assertTrue(record.getFileName().toString().startsWith("a.conllu-"));
    String line = BAD.strip() + "\n";
    assertEquals(
        ("# " + file + ":6: " + FAULT + "\n" + line)
            + ("\n# " + file + ":10: " + FAULT + "\n" + line + "\n"),
        Files.readString(record));
  }

  @Test
  void skippingRepairsWithoutLosingSentences() throws IOException {
    Path file = setup().write("a.conllu", "\uFEFF" + Setup.conllu("a", 3).replace("\n", "\r\n"));
    assertEquals(3, Setup.all(setup().conllu(Faults.SKIP, file)).size());
    assertEquals(
        "# %s:1: found a byte-order mark; expected none\n".formatted(file),
        Files.readString(setup().records().get(0)).lines().findFirst().orElseThrow() + "\n");
  }

  @Test
  void skippingWritesNoRecordWhereAllIsWell() throws IOException {
    Path file = setup().write("a.conllu", Setup.conllu("a", 3));
    assertEquals(3, Setup.all(setup().conllu(Faults.SKIP, file)).size());
    assertEquals(List.of(), setup().records());
  }

  @Test
  void nothingButFaultsIsNoCorpus() {
    Path file = setup().write("a.conllu", BAD);
    assertEquals(
        "[" + file + "]: found no usable sentence; expected at least one",
        assertThrows(DataException.class, setup().conllu(Faults.SKIP, file)::next).getMessage());
  }

  @Test
  void bracketsThatDoNotBalance() {
    String good = Setup.brackets("a", 2);
    Path file = setup().write("a.ptb", good + "(ROOT (NN x)\n" + good);
    BracketCorpus strict = setup().brackets(List.of(file), List.of(), List.of(), Faults.FAIL);
    String message = assertThrows(DataException.class, strict::next).getMessage();
    assertTrue(message.contains(file + ":7: found no ')' for the '('"), message);
    BracketCorpus lenient = setup().brackets(List.of(file), List.of(), List.of(), Faults.SKIP);
    assertEquals(4, Setup.all(lenient).size());
  }
}
