package org.syntagma.data.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.data.grammar.Constituent.Leaf;
import org.syntagma.data.grammar.Constituent.Phrase;
import org.syntagma.data.grammar.Symbol.Category;
import org.syntagma.data.grammar.Symbol.Word;

/**
 * Draws sentences from a grammar, given that they are short enough: a longer one is thrown away and
 * drawn again from the next stream of numbers. A sentence is a pure function of the seed and its
 * index.
 */
final class SentenceSampler {

  private static final int ATTEMPTS = 100_000;

  private final ProbabilisticGrammar grammar;
  private final long seed;
  private final int maximumLength;

  /**
   * @param maximumLength the most words of a sentence, punctuation among them
   * @throws IllegalArgumentException if the grammar has no sentence that short
   */
  SentenceSampler(ProbabilisticGrammar grammar, long seed, int maximumLength) {
    int shortest = grammar.shortestLength();
    if (maximumLength < shortest) {
      throw new IllegalArgumentException(
          "maximum-length is "
              + maximumLength
              + ", but the grammar's shortest sentence has "
              + shortest
              + " words; expected at least that");
    }
    this.grammar = grammar;
    this.seed = seed;
    this.maximumLength = maximumLength;
  }

  /**
   * The tree of one sentence.
   *
   * @throws IllegalStateException if 100,000 sentences in a row are too long
   */
  Constituent sentence(long index) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Constituent> tree = new Derivation(new Draws(seed, index, attempt)).derive();
      if (tree.isPresent()) {
        return tree.get();
      }
    }
    throw new IllegalStateException(
        "no sentence of at most "
            + maximumLength
            + " words in "
            + ATTEMPTS
            + " draws; expected a larger maximum-length or a grammar with shorter sentences");
  }

  private final class Derivation {
    private final Draws draws;
    // Every symbol becomes at least one word, so the symbols so far bound the length from below.
    private int length = 1;

    private Derivation(Draws draws) {
      this.draws = draws;
    }

    private Optional<Constituent> derive() {
      return expand(grammar.start());
    }

    private Optional<Constituent> expand(Category category) {
      Production production = choose(grammar.productions(category));
      length += production.right().size() - 1;
      if (length > maximumLength) {
        return Optional.empty();
      }
      List<Constituent> children = new ArrayList<>(production.right().size());
      for (Symbol symbol : production.right()) {
        if (symbol instanceof Word word) {
          children.add(new Leaf(word.text()));
        } else {
          Optional<Constituent> child = expand((Category) symbol);
          if (child.isEmpty()) {
            return child;
          }
          children.add(child.get());
        }
      }
      return Optional.of(new Phrase(category.name(), children));
    }

    private Production choose(List<Production> productions) {
      double rest = draws.next();
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
