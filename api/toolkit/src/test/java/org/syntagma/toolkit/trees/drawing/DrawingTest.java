package org.syntagma.toolkit.trees.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.syntax.Tree;
import org.syntagma.toolkit.SharedData;
import org.syntagma.toolkit.trees.conllu.ConlluReader;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class DrawingTest {
  private static final Dependency STORY =
      new Dependency(
          List.of("From", "the", "AP", "comes", "this", "story", ":"),
          List.of(3, 3, 4, 0, 6, 4, 4),
          List.of("case", "det", "obl", "root", "det", "nsubj", "punct"));

  private static Phrase tag(String tag, String word) {
    return new Phrase(tag, List.of(new Word(word)));
  }

  @Test
  void arcsOverASentence() {
    assertEquals(
        """
                           root
                            │┌────punct──────┐
         ┌───case───┐       │├──nsubj───┐    │
         │    ┌─det─┤┌─obl─┐││   ┌─det─┐│    │
         ▼    ▼     │▼     │▼│   ▼     │▼    ▼
        From the    AP    comes this  story :
        """,
        TreeText.draw(STORY, 100));
  }

  @Test
  void tableWhereArcsAreTooWide() {
    int width = TreeText.draw(STORY, 100).lines().mapToInt(String::length).max().orElseThrow();
    assertTrue(TreeText.draw(STORY, width + 4).contains("▼"));
    assertEquals(
        """
        1  From   ◀─ case   3 AP
        2  the    ◀─ det    3 AP
        3  AP     ◀─ obl    4 comes
        4  comes  ◀─ root
        5  this   ◀─ det    6 story
        6  story  ◀─ nsubj  4 comes
        7  :      ◀─ punct  4 comes
        """,
        TreeText.draw(STORY, width - 1));
  }

  @Test
  void crossingArcsCross() {
    Dependency crossing =
        new Dependency(
            List.of("aaa", "bbb", "ccc", "ddd"),
            List.of(3, 4, 0, 3),
            List.of("x", "y", "root", "z"));
    assertTrue(TreeText.draw(crossing, 100).contains("┼"), TreeText.draw(crossing, 100));
  }

  @Test
  void wideCharactersKeepArrowsOverTheirWords() {
    Dependency tree = new Dependency(List.of("猫猫猫", "走"), List.of(2, 0), List.of("nsubj", "root"));
    List<String> lines = TreeText.draw(tree, 100).lines().toList();
    assertEquals("  ▼       │▼", lines.get(lines.size() - 2));
    assertEquals("猫猫猫    走", lines.get(lines.size() - 1));
  }

  @Test
  void oneWord() {
    Dependency tree = new Dependency(List.of("Go"), List.of(0), List.of("root"));
    assertEquals("root\n ▼\nGo\n", TreeText.draw(tree, 100));
  }

  @Test
  void constituentsAreIndented() {
    Constituency tree =
        new Constituency(
            new Phrase(
                "S",
                List.of(
                    new Phrase("NP", List.of(tag("DT", "the"), tag("NN", "dog"))),
                    new Phrase("VP", List.of(tag("VBZ", "barks"))),
                    new Word("."))));
    assertEquals(
        """
        S
        ├─ NP
        │  ├─ DT the
        │  └─ NN dog
        ├─ VP
        │  └─ VBZ barks
        └─ .
        """,
        TreeText.draw(tree, 100));
  }

  @Test
  void svgIsXmlWithEveryWordAndLabel() {
    Dependency tree =
        new Dependency(
            List.of("R&D", "<b>", "\u0001\"]]>"), List.of(2, 0, 2), List.of("a&b", "root", "c"));
    assertEquals(
        List.of("a&b", "c", "root", "R&D", "<b>", "\uFFFD\"]]>"), texts(TreeSvg.draw(tree)));
    Constituency phrases =
        new Constituency(new Phrase("S&", List.of(tag("A", "<x>"), tag("B", "y"))));
    assertEquals(List.of("<x>", "A", "y", "B", "S&"), texts(TreeSvg.draw(phrases)));
  }

  private static List<String> texts(String svg) {
    try {
      byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(bytes));
      NodeList elements = document.getElementsByTagName("text");
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < elements.getLength(); i++) {
        texts.add(elements.item(i).getTextContent());
      }
      return texts;
    } catch (Exception e) {
      throw new AssertionError(svg, e);
    }
  }

  @Test
  void realSentencesFitTheTerminalWithAnArrowForEachWord() throws IOException {
    List<Sentence> sentences;
    try (InputStream in =
        SharedData.open(SharedData.find("ud_english_ewt/en_ewt-ud-test.conllu.gz"))) {
      sentences = new ConlluReader().read(in).sentences();
    }
    int arcs = 0;
    for (Sentence sentence : sentences) {
      Tree tree = sentence.tree().orElseThrow();
      String drawing = TreeText.draw(tree, 100);
      if (drawing.contains("▼")) {
        arcs++;
        assertEquals(tree.words().size(), drawing.chars().filter(c -> c == '▼').count());
        assertTrue(drawing.lines().allMatch(line -> Width.of(line) <= 100), drawing);
      } else {
        assertEquals(tree.words().size(), drawing.lines().count());
      }
      for (String label : ((Dependency) tree).labels()) {
        assertTrue(drawing.contains(label), () -> label + " in\n" + drawing);
      }
    }
    assertTrue(arcs > sentences.size() / 2);
  }
}
