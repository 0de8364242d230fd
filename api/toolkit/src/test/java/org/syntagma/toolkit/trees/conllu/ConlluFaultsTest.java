package org.syntagma.toolkit.trees.conllu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Treebank;

/** Every fault is named with its line, and the sentences around it are read. */
class ConlluFaultsTest {
  private static final String GOOD = rows("1 good _ _ _ _ 0 root _ _");
  private static final String GOOD_TOO = rows("1 too _ _ _ _ 0 root _ _");

  private static String rows(String... rows) {
    return String.join("\n", rows).replace(' ', '\t') + "\n\n";
  }

  /** Reads the bad sentence, whose first line is the third, between two good ones. */
  private static Map<Integer, String> faults(String bad) {
    Treebank treebank = ConlluRoundTripTest.read(GOOD + bad + GOOD_TOO);
    assertEquals(List.of(List.of("good"), List.of("too")), words(treebank));
    assertEquals(1, treebank.rejected().size());
    assertEquals(bad, treebank.rejected().get(0).text() + "\n\n");
    return treebank.faults().stream().collect(Collectors.toMap(Fault::line, Fault::message));
  }

  private static List<List<String>> words(Treebank treebank) {
    return treebank.sentences().stream().map(Sentence::words).toList();
  }

  @Test
  void missingColumns() {
    assertEquals(
        Map.of(4, "found 9 columns; expected 10, parted by tabs"),
        faults(rows("1 a _ _ _ _ 0 root _ _", "2 b _ _ _ _ 1 x _", "3 c _ _ _ _ 1 x _ _")));
  }

  @Test
  void rowOfEmptyColumns() {
    String bad = rows("1 a _ _ _ _ 0 root _ _", " ".repeat(9), "2 b _ _ _ _ 1 x _ _");
    Treebank treebank = ConlluRoundTripTest.read(bad + GOOD);
    assertEquals(List.of(List.of("good")), words(treebank));
    assertEquals(bad, treebank.rejected().get(0).text() + "\n\n");
    assertTrue(
        treebank
            .faults()
            .contains(new Fault(2, "column FORM is empty; expected _ where there is nothing")));
  }

  @Test
  void emptyColumn() {
    assertEquals(
        Map.of(3, "column FORM is empty; expected _ where there is nothing"),
        faults(rows("1  _ _ _ _ 0 root _ _")));
  }

  @Test
  void wrongNumbers() {
    assertEquals(
        Map.of(4, "found the ID '3'; expected 2, a token such as 2-3 or an empty node 1.1"),
        faults(rows("1 a _ _ _ _ 0 root _ _", "3 b _ _ _ _ 1 x _ _")));
    assertEquals(
        Map.of(4, "found the ID 'x'; expected 2, a token such as 2-3 or an empty node 1.1"),
        faults(rows("1 a _ _ _ _ 0 root _ _", "x b _ _ _ _ 1 x _ _", "2 b _ _ _ _ 1 x _ _")));
    assertEquals(
        Map.of(4, "found the ID '1.2'; expected 2, a token such as 2-3 or an empty node 1.1"),
        faults(rows("1 a _ _ _ _ 0 root _ _", "1.2 b _ _ _ _ _ _ _ _")));
    assertEquals(
        Map.of(3, "found the ID '2-3'; expected 1, a token such as 1-2 or an empty node 0.1"),
        faults(rows("2-3 ab _ _ _ _ _ _ _ _", "1 b _ _ _ _ 0 root _ _")));
  }

  @Test
  void emptyLineThatIsMissingBetweenTwoSentences() {
    assertEquals(
        Map.of(4, "found the ID '1'; expected 2, a token such as 2-3 or an empty node 1.1"),
        faults(rows("1 a _ _ _ _ 0 root _ _", "1 b _ _ _ _ 0 root _ _")));
  }

  @Test
  void tokens() {
    String a = "1 a _ _ _ _ 0 root _ _";
    String b = "2 b _ _ _ _ 1 x _ _";
    assertEquals(
        Map.of(5, "the sentence ends at word 2; expected a token's last word 3"),
        faults(rows("1-3 ab _ _ _ _ _ _ _ _", a, b)));
    assertEquals(
        Map.of(5, "token 2-2 overlaps the one before it"),
        faults(rows("1-2 ab _ _ _ _ _ _ _ _", a, "2-2 b _ _ _ _ _ _ _ _", b)));
  }

  @Test
  void heads() {
    assertEquals(
        Map.of(
            3,
            "word 1 has the HEAD '1'; expected the number of another of the 4 words, or 0",
            4,
            "word 2 has the HEAD '5'; expected the number of another of the 4 words, or 0",
            5,
            "word 3 has the HEAD '_'; expected the number of another of the 4 words, or 0"),
        faults(
            rows(
                "1 a _ _ _ _ 1 x _ _",
                "2 b _ _ _ _ 5 x _ _",
                "3 c _ _ _ _ _ x _ _",
                "4 d _ _ _ _ 0 root _ _")));
  }

  @Test
  void cycle() {
    assertEquals(
        Map.of(6, "found a cycle of heads, 3 → 4 → 3; expected a tree"),
        faults(
            "# text = a b c d\n"
                + rows(
                    "1 a _ _ _ _ 0 root _ _",
                    "2 b _ _ _ _ 3 x _ _",
                    "3 c _ _ _ _ 4 x _ _",
                    "4 d _ _ _ _ 3 x _ _")));
  }

  @Test
  void noRoot() {
    assertEquals(
        Map.of(3, "found a cycle of heads, 1 → 2 → 1; expected a tree"),
        faults(rows("1 a _ _ _ _ 2 x _ _", "2 b _ _ _ _ 1 x _ _")));
  }

  @Test
  void twoRoots() {
    assertEquals(
        Map.of(5, "found 2 roots [1, 3]; expected one"),
        faults(rows("1 a _ _ _ _ 0 root _ _", "2 b _ _ _ _ 1 x _ _", "3 c _ _ _ _ 0 root _ _")));
  }

  @Test
  void commentsInTheWrongPlace() {
    assertEquals(
        Map.of(4, "found a comment inside a sentence; expected it before the first word"),
        faults("1 a _ _ _ _ 0 root _ _\n# late\n\n".replace(' ', '\t')));
    assertEquals(Map.of(3, "found no word"), faults("# nothing else\n\n"));
  }

  @Test
  void bytesThatAreNotUtf8() throws IOException {
    byte[] text =
        (GOOD + rows("1 \u00E9t\u00E9 _ _ _ _ 0 root _ _")).getBytes(StandardCharsets.ISO_8859_1);
    Treebank treebank = new ConlluReader().read(new ByteArrayInputStream(text));
    assertEquals(1, treebank.sentences().size());
    assertEquals(
        List.of(new Fault(3, "byte 3 of this line (0xE9) is not UTF-8; expected UTF-8")),
        treebank.faults());
  }

  @Test
  void byteOrderMarkAndCarriageReturnsCostNoSentence() {
    Treebank treebank =
        ConlluRoundTripTest.read("\uFEFF" + GOOD.replace("\n", "\r\n") + " \t\n" + GOOD_TOO);
    assertEquals(
        List.of(
            new Fault(1, "found a byte-order mark; expected none"),
            new Fault(1, "found CR LF at the end of this line (2 such lines in all); expected LF"),
            new Fault(3, "found a line of white space; expected an empty one")),
        treebank.repaired());
    assertEquals(List.of(), treebank.rejected());
    assertEquals(GOOD + GOOD_TOO, ConlluRoundTripTest.write(treebank.sentences()));
  }

  @Test
  void lastEmptyLineMayBeMissing() {
    Treebank treebank = ConlluRoundTripTest.read((GOOD + GOOD_TOO).stripTrailing());
    assertEquals(List.of(), treebank.faults());
    assertEquals(2, treebank.sentences().size());
  }

  @Test
  void allFaultsOfAFileAreFoundAtOnce() {
    String bad = rows("1 a _ _ _ _ 7 x _ _");
    assertEquals(3, ConlluRoundTripTest.read(bad + bad + GOOD + bad).faults().size());
  }
}
