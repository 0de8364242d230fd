package org.syntagma.toolkit.trees.brackets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.SharedData;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Treebank;

class BracketReaderTest {
  private static final String GOOD = "(S (NP (PRP I)) (VP (VBP see)))\n";

  private static Treebank read(String text, boolean functionTags) {
    try {
      return new BracketReader(functionTags)
          .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Treebank read(String text) {
    return read(text, false);
  }

  private static List<String> written(Treebank treebank) {
    BracketWriter writer = new BracketWriter();
    return treebank.sentences().stream()
        .map(sentence -> writer.write((Constituency) sentence.tree().orElseThrow()))
        .toList();
  }

  /** Faults of a text between two good trees, which must survive. */
  private static List<Fault> faults(String bad) {
    Treebank treebank = read(GOOD + bad + "\n" + GOOD);
    assertEquals(List.of(GOOD.strip(), GOOD.strip()), written(treebank));
    return treebank.faults();
  }

  @Test
  void realTreebankIsReadWholeAndComesOutAsTheSameTrees() throws IOException {
    int trees = 0;
    int leaves = 0;
    for (Path file : SharedData.files(SharedData.find("gum_const/const"))) {
      Treebank treebank;
      try (InputStream in = SharedData.open(file)) {
        treebank = new BracketReader(true).read(in);
      }
      assertEquals(List.of(), treebank.faults());
      trees += treebank.sentences().size();
      treebank.sentences().stream()
          .flatMap(sentence -> sentence.words().stream())
          .forEach(word -> assertFalse(word.matches(".*-[LR]RB-.*"), word));
      leaves += treebank.sentences().stream().mapToInt(s -> s.words().size()).sum();
      Treebank again = read(String.join("\n", written(treebank)), true);
      assertEquals(trees(treebank), trees(again));
    }
    assertEquals(4636, trees);
    assertEquals(98_363, leaves);
  }

  private static List<Object> trees(Treebank treebank) {
    List<Object> trees = new ArrayList<>();
    treebank.sentences().forEach(sentence -> trees.add(sentence.tree().orElseThrow()));
    return trees;
  }

  @Test
  void layoutDoesNotMatter() {
    String lines =
        "( (S\n(NP\n (DT the) (NN\n  dog))\n  (VP (VBZ barks))))(X (UH so)) (X (UH it))\n";
    assertEquals(
        List.of("(ROOT (S (NP (DT the) (NN dog)) (VP (VBZ barks))))", "(X (UH so))", "(X (UH it))"),
        written(read(lines)));
    assertEquals(List.of(), read(lines).faults());
  }

  @Test
  void tracesVanishWithWhatTheyLeaveEmpty() {
    String text =
        "(S (NP-SBJ-1 (-NONE- *T*-2)) (VP (VBD left) (SBAR (-NONE- 0) (S (NP (-NONE- *)))) (. .)))";
    assertEquals(List.of("(S (VP (VBD left) (. .)))"), written(read(text)));
    assertEquals(List.of("left", "."), read(text).sentences().get(0).words());
    assertEquals(text, read(text).sentences().get(0).source());
  }

  @Test
  void functionTagsAreKeptOnRequest() {
    String text = "(S (NP-SBJ=1 (-LRB- -LRB-) (PRP$ its) (-RRB- -RRB-)) (ADVP|PRT-TMP-3 (RB up)))";
    assertEquals(List.of(text), written(read(text, true)));
    assertEquals(
        List.of("(S (NP (-LRB- -LRB-) (PRP$ its) (-RRB- -RRB-)) (ADVP|PRT (RB up)))"),
        written(read(text)));
  }

  @Test
  void sentenceHasPlainWordsAndTags() {
    Sentence sentence =
        read("(NP (-LRB- -LRB-) (CD 1\\/2) (NN U.S.) (-RRB- -RRB-))").sentences().get(0);
    assertEquals(List.of("(", "1/2", "U.S.", ")"), sentence.words());
    assertEquals("(1/2 U.S.)", sentence.text());
    assertEquals(
        List.of("-LRB-", "CD", "NN", "-RRB-"), sentence.annotation(Sentence.XPOS).orElseThrow());
  }

  @Test
  void bracketsInsideWordsAreUnescapedAndEscapedAgain() {
    String text = "(NP (SYM :-RRB-) (NNP d-LRB-ə-RRB-ˈvɔːrʒɑːk) (NN -LSB-sic-RSB-) (CD 1\\/2\\*))";
    List<String> words = List.of(":)", "d(ə)ˈvɔːrʒɑːk", "[sic]", "1/2*");
    assertEquals(words, read(text).sentences().get(0).words());
    String written = written(read(text)).get(0);
    assertEquals("(NP (SYM :-RRB-) (NNP d-LRB-ə-RRB-ˈvɔːrʒɑːk) (NN [sic]) (CD 1/2*))", written);
    assertEquals(words, read(written).sentences().get(0).words());
  }

  /** What parts tokens in reading; a space that does not break parts none. */
  @Test
  void spacesInsideWordsBecomeUnderscores() {
    Constituency.Word word = new Constituency.Word("a b\u3000c\u00A0d");
    Constituency tree = new Constituency(new Constituency.Phrase("NN", List.of(word)));
    String written = new BracketWriter().write(tree);
    assertEquals("(NN a_b_c\u00A0d)", written);
    assertEquals(List.of("a_b_c\u00A0d"), read(written).sentences().get(0).words());
  }

  @Test
  void wordThatIsItsOwnTag() {
    Constituency tree =
        new Constituency(
            new Constituency.Phrase(
                "S",
                List.of(
                    new Constituency.Phrase("UH", List.of(new Constituency.Word("oh"))),
                    new Constituency.Word(")"))));
    assertEquals("(S (UH oh) (-RRB- -RRB-))", new BracketWriter().write(tree));
  }

  @Test
  void tooManyClosingBrackets() {
    Treebank treebank = read(GOOD + "(S (NN a)\n))\n" + GOOD);
    assertEquals(List.of(GOOD.strip(), "(S (NN a))", GOOD.strip()), written(treebank));
    assertEquals(
        List.of(new Fault(3, "found ')' outside of all brackets; expected '('")),
        treebank.faults());
  }

  @Test
  void tooFewClosingBrackets() {
    assertEquals(
        List.of(
            new Fault(
                2,
                "found no ')' for the '(' that begins here before the '(' at the margin of line 4;"
                    + " expected brackets to balance")),
        read(GOOD + "(S (NP (NN a)\n  (NN b))\n" + GOOD + GOOD).faults());
    assertEquals(3, read(GOOD + "(S (NP (NN a)\n  (NN b))\n" + GOOD + GOOD).sentences().size());
    assertEquals(
        List.of(
            new Fault(
                2, "found no ')' for the '(' that begins here; expected brackets to balance")),
        read(GOOD + "(S (NP (NN a)").faults());
    assertEquals(1, read(GOOD + "(S (NP (NN a)").sentences().size());
  }

  /** The first lacks a bracket, the last has one too many: together they would be a tree. */
  @Test
  void treesThatBalanceOnlyTogetherAreNoTree() {
    List<Fault> faults = faults("(S (NP (NN a))\n(S (NN c)))");
    assertEquals(List.of(2, 3), faults.stream().map(Fault::line).toList());
    Treebank three = read(GOOD + "(S (NP (NN a))\n(S (NN b))\n(S (NN c)))\n" + GOOD);
    assertEquals(List.of(GOOD.strip(), "(S (NN b))", GOOD.strip()), written(three));
    assertEquals(List.of(2, 4), three.faults().stream().map(Fault::line).toList());
  }

  @Test
  void surplusBracketRejectsThePartsOfItsTree() {
    String surplus = "found ')' outside of all brackets; expected '('";
    String line = "(S (NP (DT the) (NN dog))) (VP (VBZ barks)))";
    assertEquals(List.of(new Fault(2, surplus)), faults(line));
    assertEquals(line, read(GOOD + line).rejected().get(0).text());
    assertEquals(List.of(new Fault(2, surplus)), faults("(S (NN a)))"));
    assertEquals(
        List.of(new Fault(2, "found 'is' outside of all brackets; expected '('")),
        faults("(S (NN a)) is)"));
    assertEquals(
        List.of(new Fault(4, surplus)), faults("(ROOT\n  (S (NP (NN dog))))\n  (VP (VBZ is))))"));
  }

  /** Trees that are not indented tell that the margin means nothing. */
  @Test
  void bracketsAtTheMarginAreNoFaultsWhereTreesHaveThem() {
    String tree = "(S\n(NP (NN a))\n(VP (VB is)))\n";
    assertEquals(List.of(), read(tree + GOOD + tree).faults());
    assertEquals(3, read(tree + GOOD + tree).sentences().size());
    Treebank damaged = read(tree + "(S\n(NP (NN a))\n(VP (VB is))\n" + tree);
    assertEquals(List.of("(S (NP (NN a)) (VP (VB is)))"), written(damaged));
    assertEquals(List.of(4), damaged.faults().stream().map(Fault::line).toList());
  }

  @Test
  @Timeout(60)
  void manyTreesThatDoNotEndAreReadOnce() {
    assertEquals(30_000, read("(S (NN a)\n".repeat(30_000)).rejected().size());
  }

  @Test
  void wordsInTheWrongPlace() {
    String both = "found 3 things in a bracket; expected a tag and a word";
    assertEquals(List.of(new Fault(2, both)), faults("(S (NP the dog))"));
    assertEquals(
        List.of(new Fault(2, "found 'dog' after a bracket; expected '(' or ')'")),
        faults("(NP (DT the) dog)"));
    assertEquals(
        List.of(new Fault(2, "found the word 'the' in a phrase; expected it in its own tag")),
        faults("(NP the (NN dog))"));
    assertEquals(
        List.of(new Fault(2, "found 'stray' outside of all brackets; expected '('")),
        faults("stray words"));
  }

  @Test
  void bracketsThatHoldTooLittle() {
    assertEquals(
        List.of(
            new Fault(2, "found 0 things in a bracket; expected a tag and a word"),
            new Fault(2, "found 1 things in a bracket; expected a tag and a word")),
        faults("(S () (NN))"));
    assertEquals(
        List.of(new Fault(3, "found a phrase without a label inside a tree; expected one")),
        faults("(S\n ((NN a)))"));
    assertEquals(
        List.of(new Fault(2, "found a tree without words")), faults("(S (NP (-NONE- *)))"));
  }

  @Test
  void treeThatIsTooDeep() {
    String deep = "(A ".repeat(100_000) + "(B b)" + ")".repeat(100_000);
    assertEquals(List.of(new Fault(2, "found more than 500 brackets in each other")), faults(deep));
  }

  @Test
  void bytesThatAreNotUtf8() throws IOException {
    byte[] text = (GOOD + "(S\n (NN \u00E9))\n" + GOOD).getBytes(StandardCharsets.ISO_8859_1);
    Treebank treebank = new BracketReader(false).read(new ByteArrayInputStream(text));
    assertEquals(2, treebank.sentences().size());
    assertEquals(
        List.of(new Fault(3, "byte 6 of this line (0xE9) is not UTF-8; expected UTF-8")),
        treebank.faults());
  }

  @Test
  void bytesThatAreNotUtf8CostTheirOwnTreeAlone() throws IOException {
    byte[] text = "(S (NN a)) (S (NN \u00E9)) (S (NN b))\n".getBytes(StandardCharsets.ISO_8859_1);
    Treebank treebank = new BracketReader(false).read(new ByteArrayInputStream(text));
    assertEquals(
        List.of(List.of("a"), List.of("b")),
        treebank.sentences().stream().map(sentence -> sentence.words()).toList());
    assertEquals(
        List.of(new Fault(1, "byte 19 of this line (0xE9) is not UTF-8; expected UTF-8")),
        treebank.faults());
  }

  @Test
  void byteOrderMarkAndCarriageReturnsCostNoTree() {
    Treebank treebank = read("\uFEFF" + GOOD.replace("\n", "\r\n") + GOOD);
    assertEquals(2, treebank.sentences().size());
    assertEquals(2, treebank.repaired().size());
  }
}
