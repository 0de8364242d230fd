package org.syntagma.toolkit.constraints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Constraint;

class GrammarConstraintTest {
  private static final int END = 2;
  private static final FewSentences FEW =
      FewSentences.of(
          "the dog sleeps .",
          "the dogs sleep .",
          "the dog , a cat",
          "a cat sees the dog",
          "a + a",
          "a + + a",
          "a ++ a",
          "the",
          "d o",
          "do");
  private static final Pieces SOME =
      Pieces.of(
          "a", "b", "c", "d", "e", "g", "h", "l", "o", "p", "s", "t", " ", ".", ",", "+", "the",
          "the ", " dog", " dogs", "dog", "og", "s .", "s.", "ogs sl", " a", "eeps", "++", "+ ",
          "  ", "x", "zebra", ". ");

  /**
   * Every way to write a sentence, by the rule alone: where a sign is, the space may be left out.
   */
  private static Set<String> texts(FewSentences grammar) {
    return grammar.sentences().stream()
        .flatMap(words -> written(words).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> written(List<String> words) {
    if (words.size() == 1) {
      return Set.of(words.get(0));
    }
    Set<String> all = new HashSet<>();
    String first = words.get(0);
    for (String rest : written(words.subList(1, words.size()))) {
      all.add(first + " " + rest);
      String meeting = first.substring(first.length() - 1) + rest.substring(0, 1);
      if (!meeting.matches("[a-zA-Z0-9\\P{ASCII}]{2}")) {
        all.add(first + rest);
      }
    }
    return all;
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private record Written(String text, Constraint constraint) {}

  /** Walks through all that is allowed, and compares with all that begins a text. */
  private static int compare(FewSentences grammar, Pieces tokens) {
    Set<String> texts =
        texts(grammar).stream().map(GrammarConstraintTest::latin).collect(Collectors.toSet());
    Deque<Written> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    open.add(new Written("", GrammarConstraint.of(grammar, tokens).start()));
    while (!open.isEmpty()) {
      Written here = open.remove();
      if (!seen.add(here.text())) {
        continue;
      }
      BitSet expected = new BitSet();
      expected.set(END, texts.contains(here.text()));
      for (int i = 0; i < tokens.latin().size(); i++) {
        String longer = here.text() + tokens.latin().get(i);
        if (texts.stream().anyMatch(text -> text.startsWith(longer))) {
          expected.set(4 + i);
          open.add(new Written(longer, here.constraint().after(4 + i)));
        }
      }
      assertEquals(expected, here.constraint().allowed(), "after '" + here.text() + "'");
    }
    assertTrue(seen.containsAll(texts));
    return seen.size();
  }

  @Test
  void allowsWhatSomeTextOfSomeSentenceGoesOnWith() {
    assertTrue(compare(FEW, SOME) > 50);
    assertTrue(compare(FEW, Pieces.bytes()) > 50);
  }

  @Test
  void tokensMayEndInsideCharacters() {
    FewSentences words = FewSentences.of("übel wär ’ s", "über ü €");
    compare(words, Pieces.bytes());
    compare(words, Pieces.of("ü", "b", "e", "l", "r", " ", "w", "ä", "’", "s", "€", " ü"));
  }

  @Test
  void wherePiecesCannotFinishAWordTheyDoNotBeginIt() {
    Pieces tokens = Pieces.of("the", " ", "dog", "d", "do", " cat", "ca", "a");
    Constraint start = GrammarConstraint.of(FewSentences.of("the dog", "the cat"), tokens).start();
    Constraint the = start.after(4);
    // Neither 'd' nor 'do' can go on; 'ca' cannot either.
    assertEquals(Set.of(5, 9), ids(the));
    assertEquals(Set.of(6), ids(the.after(5)));
    assertEquals(Set.of(END), ids(the.after(5).after(6)));
  }

  private static Set<Integer> ids(Constraint constraint) {
    return constraint.allowed().stream().boxed().collect(Collectors.toSet());
  }

  @Test
  void aTextThatFollowsAnotherMayBeginWithASpace() {
    GrammarConstraint constraint = GrammarConstraint.of(FewSentences.of("a b"), Pieces.bytes());
    assertEquals(Set.of(4 + 'a'), ids(constraint.start()));
    assertEquals(Set.of(4 + 'a', 4 + ' '), ids(constraint.continuing()));
    assertEquals(Set.of(4 + 'a'), ids(constraint.continuing().after(4 + ' ')));
  }

  @Test
  void theSameStateIsTheSameObject() {
    Constraint start = GrammarConstraint.of(FEW, SOME).start();
    Constraint one = start.after(SOME.encode("t")[0]).after(4 + 6).after(4 + 4);
    Constraint other = start.after(SOME.encode("the")[0]);
    assertSame(one, other);
    assertSame(one.allowed(), other.allowed());
    assertThrows(IllegalArgumentException.class, () -> one.after(SOME.encode("x")[0]));
    assertThrows(IllegalArgumentException.class, () -> one.after(1));
  }

  @Test
  void namesTheWordsThatCannotBeWritten() {
    DataException e =
        assertThrows(
            DataException.class,
            () ->
                GrammarConstraint.of(
                    FewSentences.of("a dog", "a cat", "a zoo"), Pieces.of("a", " ", "cat", "zo")));
    assertEquals(
        "the tokenizer has no tokens for 2 of the grammar's 4 words: 'dog', 'zoo'; expected a grammar"
            + " of words that its training text has",
        e.getMessage());
  }
}
