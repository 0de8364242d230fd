package org.syntagma.data.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Sentence;

/** Questions made of trees, checked against the parser and against an eye on the words alone. */
class QuestionsTest {
  private static final ProbabilisticGrammar ENGLISH = GrammarText.english().read();
  private static final GrammarParser PARSER = new GrammarParser(GrammarParserConfig.defaults());

  private static Sentence parsed(List<String> words) {
    return PARSER.parse(List.of(new Sentence(words, "", Optional.empty()))).get(0);
  }

  private static Optional<Constituency> question(Sentence statement) {
    return new Questions(ENGLISH).of((Constituency) statement.tree().orElseThrow());
  }

  private static String question(String statement) {
    Sentence sentence = parsed(List.of(statement.split(" ", -1)));
    assertTrue(sentence.tree().isPresent(), statement);
    return question(sentence).map(tree -> String.join(" ", tree.words())).orElse("none");
  }

  @Test
  void auxiliaryGoesBeforeTheSubject() {
    assertEquals("is the old fox in the garden ?", question("the old fox is in the garden ."));
    assertEquals("are they very small ?", question("they are very small ."));
    assertEquals("can Anna see him ?", question("Anna can see him ."));
  }

  @Test
  void verbWithoutAuxiliaryTakesDoes() {
    assertEquals("does she sleep ?", question("she sleeps ."));
    assertEquals(
        "does the king give the girl a book ?", question("the king gives the girl a book ."));
    assertEquals("do the girls carry these lamps ?", question("the girls carry these lamps ."));
  }

  @Test
  void onlyTheMainVerbChanges() {
    assertEquals(
        "does the dog that sees him think that she sings ?",
        question("the dog that sees him thinks that she sings ."));
    assertEquals(
        "is the dog that the boy likes ready ?", question("the dog that the boy likes is ready ."));
  }

  @Test
  void whatTheGrammarCannotAskHasNoQuestion() {
    for (String statement :
        List.of(
            "she often sleeps .",
            "she is not ready .",
            "she sings and dances .",
            "they can sing .",
            "the book is new .",
            "in the garden , she sleeps .",
            "she sleeps , and he sings .",
            "does she sleep ?",
            "who sleeps ?")) {
      assertEquals("none", question(statement), statement);
    }
  }

  @Test
  void everyQuestionIsASentenceOfTheGrammarWithTheSameWordsButForItsVerb() {
    SentenceSampler sampler = new SentenceSampler(ENGLISH, Randomness.of(7), 40);
    TreeMap<String, Integer> kinds = new TreeMap<>();
    for (int i = 0; i < 2000; i++) {
      Sentence statement = sampler.sentence(i);
      Optional<Constituency> question = question(statement);
      if (question.isPresent()) {
        List<String> words = question.get().words();
        assertTrue(parsed(words).tree().isPresent(), () -> words + " is not in the grammar");
        // The tree itself is one of the grammar, not only its words.
        assertTrue(Derivations.probability(ENGLISH, question.get().root()) > 0, words::toString);
        kinds.merge(words.get(0), 1, Integer::sum);
        assertEquals(statement.words(), asStatement(words, statement.words()));
      }
    }
    assertEquals(
        List.of("are", "can", "do", "does", "is", "must", "will"), List.copyOf(kinds.keySet()));
    assertTrue(kinds.values().stream().mapToInt(Integer::intValue).sum() > 800, kinds::toString);
  }

  /** Undoes a question by its words alone, given where the statement has its auxiliary or verb. */
  private static List<String> asStatement(List<String> question, List<String> statement) {
    String auxiliary = question.get(0);
    List<String> words = new ArrayList<>(question.subList(1, question.size() - 1));
    if (auxiliary.equals("does")) {
      int verb = 0;
      while (words.get(verb).equals(statement.get(verb))) {
        verb++;
      }
      words.set(verb, thirdPerson(words.get(verb)));
    } else if (!auxiliary.equals("do")) {
      int place = 0;
      while (place < words.size() && words.get(place).equals(statement.get(place))) {
        place++;
      }
      words.add(place, auxiliary);
    }
    words.add(".");
    return words;
  }

  /** English spelling, which the grammar does not know. */
  private static String thirdPerson(String verb) {
    if (verb.matches(".*[^aeiou]y")) {
      return verb.substring(0, verb.length() - 1) + "ies";
    }
    return verb + (verb.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
  }
}
