package org.syntagma.data.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.data.grammar.Derivations.Derivation;

class GrammarParserTest {
  /** Phrases attach in two ways, words are of two categories, and chains of rules compete. */
  private static final ProbabilisticGrammar AMBIGUOUS =
      GrammarReader.read(
          "t",
          """
          S -> NP VP [0.6] | VP [0.1] | S "and" S [0.2] | "see" NP "with" NP [0.1]
          NP -> "dogs" [0.3] | NP PP [0.3] | N [0.4]
          N -> "dogs" [0.6] | "cats" [0.4]
          VP -> V NP [0.5] | VP PP [0.3] | V [0.15] | V NP "with" [0.05]
          V -> "see" [0.9] | "dogs" [0.1]
          PP -> "with" NP
          """);

  private static List<List<String>> sentences(int length) {
    if (length == 0) {
      return List.of(List.of());
    }
    List<List<String>> longer = new ArrayList<>();
    for (List<String> sentence : sentences(length - 1)) {
      for (String word : AMBIGUOUS.words()) {
        List<String> words = new ArrayList<>(sentence);
        words.add(word);
        longer.add(words);
      }
    }
    return longer;
  }

  @Test
  void findsTheMostProbableOfAllDerivations() {
    BinaryGrammar binary = new BinaryGrammar(AMBIGUOUS);
    int accepted = 0;
    int ambiguous = 0;
    for (int length = 1; length <= 5; length++) {
      for (List<String> words : sentences(length)) {
        List<Derivation> all = new Derivations(AMBIGUOUS, words).all();
        ParseChart chart = ParseChart.of(binary, words).orElseThrow();
        double best = all.stream().mapToDouble(Derivation::probability).max().orElse(0);
        assertEquals(!all.isEmpty(), chart.tree().isPresent(), words::toString);
        if (!all.isEmpty()) {
          accepted++;
          ambiguous += all.size() > 1 ? 1 : 0;
          Constituency tree = chart.tree().orElseThrow();
          assertEquals(words, tree.words());
          assertEquals(Math.log(best), chart.logProbability().orElseThrow(), 1e-9);
          assertEquals(
              best, Derivations.probability(AMBIGUOUS, tree.root()), 1e-9 * best, tree::toString);
        }
      }
    }
    assertTrue(accepted > 100 && ambiguous > 30, accepted + " accepted, " + ambiguous);
  }

  @Test
  void noDrawnTreeIsMoreProbableThanTheOneThatIsFound() {
    ProbabilisticGrammar english = GrammarText.english().read();
    SentenceSampler sampler = new SentenceSampler(english, Randomness.of(5), 40);
    GrammarParser parser = new GrammarParser(GrammarParserConfig.defaults());
    int same = 0;
    for (int i = 0; i < 300; i++) {
      Sentence drawn = sampler.sentence(i);
      Sentence bare = new Sentence(drawn.words(), drawn.text(), Optional.empty());
      Sentence found = parser.parse(List.of(bare)).get(0);
      double truth = probability(english, drawn);
      assertTrue(probability(english, found) >= truth * (1 - 1e-9), drawn::text);
      same += found.equals(drawn) ? 1 : 0;
    }
    assertTrue(same > 250, same + " of 300 as they were drawn");
  }

  private static double probability(ProbabilisticGrammar grammar, Sentence sentence) {
    return Derivations.probability(grammar, ((Constituency) sentence.tree().orElseThrow()).root());
  }

  @Test
  void whatTheGrammarRejectsHasNoTree() {
    GrammarParser parser = new GrammarParser(GrammarParserConfig.defaults());
    Sentence drawn =
        new SentenceSampler(GrammarText.english().read(), Randomness.of(5), 40).sentence(0);
    List<String> unknown = List.of("she", "sleeps", "soundly", ".");
    List<String> disorderly = List.of("sleeps", "she", ".");
    List<Sentence> found =
        parser.parse(
            List.of(
                drawn.with(new Constituency(new Constituency.Phrase("X", leaves(drawn)))),
                new Sentence(unknown, "", Optional.empty()),
                new Sentence(disorderly, "", Optional.empty())));
    assertEquals(drawn.words(), found.get(0).words());
    assertTrue(found.get(0).tree().orElseThrow().toString().contains("label=S,"));
    assertEquals(unknown, found.get(1).words());
    assertEquals(Optional.empty(), found.get(1).tree());
    assertEquals(Optional.empty(), found.get(2).tree());
  }

  private static List<Constituency.Node> leaves(Sentence sentence) {
    return sentence.words().stream().<Constituency.Node>map(Constituency.Word::new).toList();
  }

  @Test
  void refusesASentenceWithoutWords() {
    GrammarParser parser = new GrammarParser(GrammarParserConfig.defaults());
    Sentence empty = new Sentence(List.of(), "", Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> parser.parse(List.of(empty)));
  }

  @Test
  void namesTheGrammarAndItsDigest() {
    GrammarParser parser = new GrammarParser(GrammarParserConfig.defaults());
    assertEquals(List.of(GrammarText.english().source()), parser.sources());
    assertEquals("grammar", new GrammarPlugin().parsers().get(0).type());
  }
}
