package org.syntagma.data.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.data.DataException;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.data.grammar.Symbol.Category;

/**
 * Draws sentences from a grammar, given that they are short enough: a longer one is thrown away and
 * drawn again from the next stream of numbers. A sentence is a pure function of the stream and its
 * index.
 */
final class SentenceSampler {

  private static final int ATTEMPTS = 100_000;

  private static final String PUNCTUATION = ".,;:!?";

  private final ProbabilisticGrammar grammar;
  private final Randomness randomness;
  private final int maximumLength;

  /**
   * @param maximumLength the most words of a sentence, punctuation among them
   * @throws DataException if the grammar has no sentence that short
   */
  SentenceSampler(ProbabilisticGrammar grammar, Randomness randomness, int maximumLength) {
    int shortest = grammar.shortestLength();
    if (maximumLength < shortest) {
      throw new DataException(
          "maximum-length is "
              + maximumLength
              + ", but the grammar's shortest sentence has "
              + shortest
              + " words; expected at least that");
    }
    this.grammar = grammar;
    this.randomness = randomness;
    this.maximumLength = maximumLength;
  }

  /**
   * One sentence, with its tree.
   *
   * @throws DataException if 100,000 sentences in a row are too long
   */
  Sentence sentence(long index) {
    Randomness stream = randomness.at(index);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Node> tree = new Derivation(stream.at(attempt)).derive();
      if (tree.isPresent()) {
        return sentence(new Constituency(tree.get()));
      }
    }
    throw new DataException(
        "no sentence of at most "
            + maximumLength
            + " words in "
            + ATTEMPTS
            + " draws; expected a larger maximum-length or a grammar with shorter sentences");
  }

  /** The sentence of a tree, written as a person writes it. */
  static Sentence sentence(Constituency tree) {
    List<String> words = tree.words();
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append(text.length() == 0 || PUNCTUATION.contains(word) ? "" : " ").append(word);
    }
    return new Sentence(words, text.toString(), Optional.of(tree));
  }

  private final class Derivation {
    private final Randomness draws;
    private long drawn;
    // Every symbol becomes at least one word, so the symbols so far bound the length from below.
    private int length = 1;

    private Derivation(Randomness draws) {
      this.draws = draws;
    }

    private Optional<Node> derive() {
      return expand(grammar.start());
    }

    private Optional<Node> expand(Category category) {
      Production production = choose(grammar.productions(category));
      length += production.right().size() - 1;
      if (length > maximumLength) {
        return Optional.empty();
      }
      List<Node> children = new ArrayList<>(production.right().size());
      for (Symbol symbol : production.right()) {
        if (symbol instanceof Symbol.Word word) {
          children.add(new Constituency.Word(word.text()));
        } else {
          Optional<Node> child = expand((Category) symbol);
          if (child.isEmpty()) {
            return child;
          }
          children.add(child.get());
        }
      }
      return Optional.of(new Phrase(category.name(), children));
    }

    private Production choose(List<Production> productions) {
      double rest = draws.uniform(drawn++);
      for (Production production : productions) {
        rest -= production.probability();
        if (rest < 0) {
          return production;
        }
      }
      return productions.get(productions.size() - 1);
    }
  }
}
