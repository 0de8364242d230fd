package org.syntagma.data.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.data.DataException;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.syntax.Grammar.Prefix;

class CfgGrammarTest {
  private static final int LONGEST = 6;

  private static CfgGrammar grammar(String text) {
    return new CfgGrammar(new GrammarText("t", text), 1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Left recursion, direct and through others; a category that derives itself alone.
        "S -> S \"a\" | \"b\"",
        "S -> A \"a\" | \"c\"\nA -> B | S \"b\"\nB -> S | A",
        "S -> S S | \"a\" | \"b\" \"c\"",
        // Right recursion, through others too.
        "S -> \"a\" S | \"b\"",
        "S -> \"a\" A | \"a\"\nA -> B\nB -> \"b\" S | S",
        // Centre embedding, and what no finite automaton can count.
        "S -> \"a\" S \"b\" | \"a\" \"b\"",
        "S -> \"a\" S \"a\" | \"b\" S \"b\" | \"a\" | \"b\" | \"a\" \"a\" | \"b\" \"b\"",
        "S -> \"a\" S \"b\" S | \"c\"",
        "S -> A B\nA -> \"a\" A \"b\" | \"a\" \"b\"\nB -> \"c\" B | \"c\"",
        // Ambiguity, and the same rule twice.
        "E -> E \"+\" E | E \"*\" E | \"x\"",
        "E -> T | E \"+\" T\nT -> F | T \"*\" F\nF -> \"x\" | E",
        "S -> NP V NP | NP V | S P NP\nNP -> \"n\" | NP P NP | \"n\"\nV -> \"v\" | \"n\"\nP -> \"p\"",
        "S -> A | B\nA -> \"a\" A \"b\" | \"a\" \"b\"\nB -> \"a\" B \"b\" \"b\" | \"a\" \"b\" \"b\"",
        // Words that begin and end phrases of several categories.
        "S -> A C | B D\nA -> \"a\" | \"a\" A\nB -> \"a\" | B \"a\"\nC -> \"b\"\nD -> \"c\" | \"b\" D",
      })
  void classifiesAllStringsAsTheirEnumerationDoes(String text) {
    Languages languages = new Languages(GrammarReader.rules("t", text), LONGEST);
    for (int remembered : List.of(1, 1000)) {
      Grammar grammar = new CfgGrammar(new GrammarText("t", text), remembered);
      List<List<String>> strings = strings(List.copyOf(grammar.words()));
      List<List<String>> accepted = strings.stream().filter(grammar::accepts).toList();
      assertEquals(languages.sentences(), Set.copyOf(accepted));
      List<List<String>> begun = strings.stream().filter(grammar::acceptsPrefix).toList();
      assertEquals(languages.beginnings(), Set.copyOf(begun));
      for (List<String> string : strings) {
        if (string.size() < LONGEST) {
          Set<String> next =
              grammar.words().stream()
                  .filter(word -> languages.beginnings().contains(plus(string, word)))
                  .collect(Collectors.toSet());
          assertEquals(next, grammar.after(string).next(), string::toString);
        }
      }
    }
  }

  private static List<String> plus(List<String> string, String word) {
    return Stream.concat(string.stream(), Stream.of(word)).toList();
  }

  /** All strings up to the longest. */
  private static List<List<String>> strings(List<String> words) {
    List<List<String>> all = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < all.size() && all.get(i).size() < LONGEST; i++) {
      for (String word : words) {
        all.add(plus(all.get(i), word));
      }
    }
    return all;
  }

  @Test
  void recursionAtAnEndComesBackToTheSamePrefix() {
    for (String text : List.of("S -> S \"a\" | \"a\"", "S -> \"a\" S | \"a\"")) {
      Prefix first = grammar(text).start().after("a");
      assertSame(first, first.after("a").after("a"));
    }
  }

  @Test
  void drawnSentencesAreAcceptedAndDamagedOnesJudgedAsTheChartDoes() {
    ProbabilisticGrammar english = GrammarText.english().read();
    BinaryGrammar binary = new BinaryGrammar(english);
    CfgGrammar grammar = new CfgGrammar(CfgConfig.defaults());
    SentenceSampler sampler = new SentenceSampler(english, Randomness.of(5), 40);
    int accepted = 0;
    int damaged = 0;
    for (int i = 0; i < 300; i++) {
      List<String> words = sampler.sentence(i).words();
      assertTrue(grammar.accepts(words), words::toString);
      for (int end = 0; end <= words.size(); end++) {
        Prefix prefix = grammar.after(words.subList(0, end));
        assertTrue(prefix.valid(), words::toString);
        assertEquals(end == words.size(), prefix.complete(), words::toString);
        assertTrue(end == words.size() || prefix.next().contains(words.get(end)));
      }
      for (List<String> other : damaged(words, english.words(), Randomness.of(9).at(i))) {
        boolean tree =
            !other.isEmpty() && ParseChart.of(binary, other).flatMap(ParseChart::tree).isPresent();
        assertEquals(tree, grammar.accepts(other), other::toString);
        accepted += tree ? 1 : 0;
        damaged++;
      }
    }
    assertTrue(accepted >= 40 && damaged - accepted > 500, accepted + " of " + damaged);
  }

  /** Without a word, with two swapped, with another, with one more. */
  private static List<List<String>> damaged(
      List<String> words, List<String> vocabulary, Randomness draws) {
    int at = (int) (draws.uniform(0) * (words.size() - 1));
    List<String> dropped = new ArrayList<>(words);
    dropped.remove(at);
    List<String> swapped = new ArrayList<>(words);
    swapped.set(at, swapped.set(at + 1, swapped.get(at)));
    String drawn = vocabulary.get((int) (draws.uniform(1) * vocabulary.size()));
    List<String> replaced = new ArrayList<>(words);
    replaced.set(at, drawn);
    List<String> longer = new ArrayList<>(words);
    longer.add(at, drawn);
    return List.of(dropped, swapped, replaced, longer);
  }

  @Test
  void wordsThatSayTheSameLeadToOnePrefix() {
    Grammar grammar = new CfgGrammar(CfgConfig.defaults());
    Prefix dog = grammar.after(List.of("the", "dog"));
    assertSame(dog, grammar.after(List.of("the", "dog")));
    assertSame(dog, grammar.after(List.of("every", "cat")));
    assertFalse(dog == grammar.after(List.of("these", "dogs")));
  }

  @Test
  void prefixesAreForgottenWhenThereAreTooMany() {
    CfgGrammar grammar = grammar("S -> \"a\" S \"b\" | \"c\"");
    Prefix deep = grammar.start();
    for (int i = 0; i < 5000; i++) {
      deep = deep.after("a");
    }
    deep = deep.after("c");
    for (int i = 0; i < 5000; i++) {
      assertFalse(deep.complete());
      assertEquals(Set.of("b"), deep.next());
      deep = deep.after("b");
    }
    assertTrue(deep.complete());
    assertEquals(Set.of(), deep.next());
    assertTrue(grammar.remembered() <= 1000);
  }

  @Test
  void whatLeadsNowhereStaysThere() {
    Prefix dead = grammar("S -> \"a\" | \"a\" \"b\"").start().after("b");
    assertFalse(dead.valid() || dead.complete());
    assertEquals(Set.of(), dead.next());
    assertFalse(dead.after("a").valid());
  }

  @Test
  void readsARuleWhoseSentencesHaveNoFiniteMeanLength() {
    String text = "E -> E \"+\" E | \"(\" E \")\" | \"x\"";
    assertThrows(DataException.class, () -> GrammarReader.read("t", text));
    assertTrue(grammar(text).accepts(List.of("x", "+", "(", "x", "+", "x", ")")));
    assertEquals(Set.of("(", ")", "+", "x"), grammar(text).words());
  }

  @Test
  void aCategoryThatNeverEndsIsRefused() {
    DataException e =
        assertThrows(
            DataException.class, () -> grammar("S -> \"a\" | \"b\" T\nT -> \"c\" T | T \"d\""));
    assertEquals(
        "Grammar t:2: category T never ends: each of its alternatives goes on for ever; expected one"
            + " that comes to words",
        e.getMessage());
  }

  @Test
  void namesItsFileOrSaysThatThereIsNone() {
    assertEquals(
        List.of(GrammarText.english().source()), new CfgGrammar(CfgConfig.defaults()).sources());
    DataException e =
        assertThrows(
            DataException.class,
            () -> new CfgGrammar(new CfgConfig(Optional.of(Path.of("none.cfg")))));
    assertTrue(e.getMessage().startsWith("none.cfg: found no readable UTF-8 file"), e.getMessage());
    assertEquals("cfg", new GrammarPlugin().grammars().get(0).type());
  }
}
