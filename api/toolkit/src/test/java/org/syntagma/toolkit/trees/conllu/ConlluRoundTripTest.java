package org.syntagma.toolkit.trees.conllu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.SharedData;
import org.syntagma.toolkit.trees.Treebank;

class ConlluRoundTripTest {
  private static final String ROW = "%s\t%s\t%s\tX\tY\tA=B\t%s\t%s\t%s\t%s\n";
  private static final String WHOLE =
      "# sent_id = 1\n# text = Don't go, José!\n#comment without a space\n"
          + "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tStart=0\n"
          + ROW.formatted("1", "Do", "do", "4", "aux", "4:aux|0:root", "_")
          + ROW.formatted("2", "n't", "not", "4", "advmod", "_", "_")
          + ROW.formatted("2.1", "you", "you", "_", "_", "4:nsubj", "CopyOf=4")
          + ROW.formatted("2.2", "_", "_", "_", "_", "4:nsubj:x", "_")
          + ROW.formatted("3", "ever", "ever", "4", "advmod:tmp", "_", "_")
          + ROW.formatted("4", "go", "go", "0", "root", "0:root", "SpaceAfter=No|X=Y")
          + ROW.formatted("5", ",", ",", "4", "punct", "_", "_")
          + ROW.formatted("6", "José Luis", "_", "4", "vocative", "_", "SpaceAfter=No")
          + ROW.formatted("7", "!", "!", "4", "punct", "_", "_")
          + "\n";

  static Treebank read(String text) {
    try {
      return new ConlluReader()
          .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String write(List<Sentence> sentences) {
    return sentences.stream().map(new ConlluWriter()::write).collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({"train, 12544, 204577", "dev, 2001, 25147", "test, 2077, 25094"})
  void realTreebankComesOutAsItWentIn(String part, int sentences, int words) throws IOException {
    Path file = SharedData.find("ud_english_ewt/en_ewt-ud-" + part + ".conllu.gz");
    byte[] bytes;
    try (InputStream in = SharedData.open(file)) {
      bytes = in.readAllBytes();
    }
    Treebank treebank = new ConlluReader().read(new ByteArrayInputStream(bytes));
    assertEquals(List.of(), treebank.faults());
    assertEquals(sentences, treebank.sentences().size());
    assertEquals(words, treebank.sentences().stream().mapToInt(s -> s.words().size()).sum());
    assertArrayEquals(bytes, write(treebank.sentences()).getBytes(StandardCharsets.UTF_8));
    // One sentence of the test part has two spaces in its text.
    for (Sentence sentence : treebank.sentences()) {
      String rebuilt = SurfaceText.of(ConlluSource.rows(sentence).orElseThrow());
      assertEquals(spaced(sentence.text()), spaced(rebuilt), sentence.source());
    }
  }

  private static String spaced(String text) {
    return text.replaceAll("[\\h]+", " ");
  }

  @Test
  void everythingThatASentenceMayHoldComesOutAsItWentIn() {
    assertEquals(WHOLE, write(read(WHOLE).sentences()));
  }

  @Test
  void carriageReturnInsideALineEndsNoLine() {
    String text = WHOLE.replace("# text = ", "# text = a\rb").replace("CopyOf=4", "CopyOf=4|C=\rD");
    Sentence sentence = read(text).sentences().get(0);
    assertEquals("a\rbDon't go, José!", sentence.text());
    assertEquals(text, write(List.of(sentence)));
    assertEquals(new Token("Don't", 0, 2, true), Token.of(sentence).get(0));
  }

  @Test
  void sentenceIsItsWordsAndTheirTree() {
    Sentence sentence = read(WHOLE).sentences().get(0);
    assertEquals(List.of("Do", "n't", "ever", "go", ",", "José Luis", "!"), sentence.words());
    assertEquals("Don't go, José!", sentence.text());
    Dependency tree = (Dependency) sentence.tree().orElseThrow();
    assertEquals(List.of(4, 4, 4, 0, 4, 4, 4), tree.heads());
    assertEquals("advmod:tmp", tree.labels().get(2));
    assertEquals(
        List.of("do", "not", "ever", "go", ",", "_", "!"),
        sentence.annotation(Sentence.LEMMA).orElseThrow());
    assertEquals("A=B", sentence.annotation(Sentence.FEATS).orElseThrow().get(0));
  }

  @Test
  void textIsRebuiltFromTokensWhereNoCommentSaysIt() {
    String bare = WHOLE.replaceFirst("# text = .*\n", "");
    assertEquals("Don't ever go, José Luis!", read(bare).sentences().get(0).text());
  }

  @Test
  void predictionsReplaceTheirColumnsOnly() {
    Sentence gold = read(WHOLE).sentences().get(0);
    Sentence predicted =
        gold.with(new Dependency(gold.words(), List.of(0, 1, 1, 1, 1, 1, 1), gold.words()))
            .with(Sentence.UPOS, List.of("A", "B", "C", "D", "E", "F", "G"));
    List<String> before = WHOLE.lines().toList();
    List<String> after = new ConlluWriter().write(predicted).lines().toList();
    assertEquals(before.size(), after.size());
    for (int i : new int[] {0, 1, 2, 3, 6, 7, 13}) {
      assertEquals(before.get(i), after.get(i));
    }
    assertEquals("1\tDo\tdo\tA\tY\tA=B\t0\tDo\t4:aux|0:root\t_", after.get(4));
    assertEquals("6\tJosé Luis\t_\tF\tY\tA=B\t1\tJosé Luis\t_\tSpaceAfter=No", after.get(11));
  }

  @Test
  void sentenceThatWasNotReadIsWrittenAfresh() {
    List<String> words = List.of("Birds", "sing");
    Sentence made =
        new Sentence(
            words,
            "Birds\n sing",
            Optional.of(new Dependency(words, List.of(2, 0), List.of("nsubj", "root"))));
    String written = new ConlluWriter().write(made);
    String rows = "1 Birds _ _ _ _ 2 nsubj _ _\n2 sing _ _ _ _ 0 root _ _\n\n".replace(' ', '\t');
    assertEquals("# text = Birds sing\n" + rows, written);
    assertEquals(made.tree(), read(written).sentences().get(0).tree());
  }

  @Test
  void sentenceWithoutHeadsHasNoTree() {
    Sentence sentence = read("1\tHi\t_\t_\t_\t_\t_\t_\t_\t_\n\n").sentences().get(0);
    assertEquals(Optional.empty(), sentence.tree());
    assertEquals(Map.of(), sentence.annotations());
  }

  @Test
  void tokensSayWhichWordsAreWrittenTogether() {
    List<Token> tokens = Token.of(read(WHOLE).sentences().get(0));
    assertEquals(6, tokens.size());
    assertEquals(new Token("Don't", 0, 2, true), tokens.get(0));
    assertEquals(new Token("ever", 2, 3, false), tokens.get(1));
    assertEquals(new Token("!", 6, 7, false), tokens.get(5));
  }
}
