package org.syntagma.data.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syntagma.api.data.DataException;
import org.syntagma.data.grammar.Symbol.Category;
import org.syntagma.data.grammar.Symbol.Word;

class GrammarReaderTest {

  private static final Category S = new Category("S");
  private static final Category A = new Category("A-sg");

  @Test
  void readsRulesContinuationsAndComments() {
    ProbabilisticGrammar grammar =
        GrammarReader.read(
            "t",
            """
            # a "comment"
            S -> A-sg "#" [0.25] # one
               | "x" [0.5]
            A-sg -> "y"

            S->A-sg A-sg[.25]
            """);
    assertEquals(S, grammar.start());
    assertEquals(
        List.of(
            new Production(S, List.of(A, new Word("#")), 0.25),
            new Production(S, List.of(new Word("x")), 0.5),
            new Production(S, List.of(A, A), 0.25)),
        grammar.productions(S));
    assertEquals(List.of(new Production(A, List.of(new Word("y")), 1)), grammar.productions(A));
    assertEquals(List.of("#", "x", "y"), grammar.words());
  }

  @Test
  void alternativesWithoutAProbabilityShareTheRest() {
    List<Production> productions =
        GrammarReader.read("t", "S -> \"a\" [0.5] | \"b\" | \"c\"").productions(S);
    assertEquals(
        List.of(0.5, 0.25, 0.25), productions.stream().map(Production::probability).toList());
  }

  @Test
  void meanLengthIsThatOfTheClosedForm() {
    // E = 0.6 * 1 + 0.4 * (1 + E), so E = 1 / 0.6.
    ProbabilisticGrammar grammar = GrammarReader.read("t", "S -> \"a\" [0.6] | \"a\" S [0.4]");
    assertEquals(1 / 0.6, grammar.meanLength(), 1e-9);
    assertEquals(1, grammar.shortestLength());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "S -> \"a\" [0.5] | \"b\" [0.4]@t:1: the probabilities of S sum to 0.9000000; expected 1",
        "S -> \"a\" [0.5] | \"b\" [0.500002]@t:1: the probabilities of S sum to 1.000002; expected 1",
        "S -> \"a\" [1] | \"b\"@t:1: the probabilities of S sum to 1.000000 and leave nothing for the"
            + " 1 alternatives without one; expected a sum below 1",
        "S -> NP@t:1: category NP has no rule; expected a line 'NP -> …', or \"NP\" in quotes for a"
            + " word",
        "S -> \"a\";B -> \"b\"@t:2: category B cannot be reached from S; expected it in another rule",
        "S -> \"a\" |@t:1: an alternative of S is empty; expected at least one symbol, since an empty"
            + " right-hand side says nothing",
        "S ->@t:1: an alternative of S is empty; expected at least one symbol, since an empty"
            + " right-hand side says nothing",
        "S -> \"a\" [1.5]@t:1: found the probability [1.5]; expected a number above 0 and at most 1",
        "S -> \"a\" [0]@t:1: found the probability [0]; expected a number above 0 and at most 1",
        "S -> \"a\" [x]@t:1: found the probability [x]; expected a number above 0 and at most 1",
        "S -> \"a\" [NaN]@t:1: found the probability [NaN]; expected a number above 0 and at most 1",
        "S -> \"a@t:1: found '\"a'; expected a \"word\", a Category, [0.5] or |",
        "S -> \"a\" [0.5] \"b\" [0.5]@t:1: found '\"b\"' after a probability; expected | or the end",
        "S = \"a\"@t:1: found 'S = \"a\"'; expected 'Left -> Symbol \"word\" [probability]'",
        "# only@t:1: found no rule; expected 'Left -> Symbol \"word\" [probability]'",
        "S -> A [0.5] | \"a\" [0.5];A -> S@t:1: category S derives itself alone; expected every cycle"
            + " of rules to add a word;t:2: category A derives itself alone; expected every cycle of"
            + " rules to add a word",
        "S -> S S [0.5] | \"a\" [0.5]@t:1: sentences have no finite mean length; expected recursive"
            + " alternatives to be less likely than those that end",
      })
  void namesLineFaultAndExpectation(String text, String expected) {
    DataException e =
        assertThrows(DataException.class, () -> GrammarReader.read("t", text.replace(';', '\n')));
    List<String> faults = List.of(expected.split(";t:", -1));
    assertEquals(
        faults.size() == 1
            ? "Grammar " + expected
            : faults.size() + " faults in grammar t\n" + String.join("\nt:", faults),
        e.getMessage());
  }

  @Test
  void gathersAllFaults() {
    DataException e =
        assertThrows(
            DataException.class,
            () -> GrammarReader.read("g.pcfg", "S -> \"a\" [2]\nnonsense\nT -> | \"b\""));
    assertEquals(
        """
        3 faults in grammar g.pcfg
        g.pcfg:1: found the probability [2]; expected a number above 0 and at most 1
        g.pcfg:2: found 'nonsense'; expected 'Left -> Symbol "word" [probability]'
        g.pcfg:3: an alternative of T is empty; expected at least one symbol, since an empty \
        right-hand side says nothing""",
        e.getMessage());
  }
}
