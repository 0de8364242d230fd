package org.syntagma.data.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.data.grammar.Symbol.Category;

/** All derivations of a sentence, one by one, and the probability of a tree. */
record Derivations(ProbabilisticGrammar grammar, List<String> words) {
  /** Neighbouring nodes and the probability of all that is in them. */
  record Derivation(List<Node> nodes, double probability) {
    private Derivation plus(Derivation other) {
      List<Node> both = Stream.concat(nodes.stream(), other.nodes.stream()).toList();
      return new Derivation(both, probability * other.probability);
    }
  }

  List<Derivation> all() {
    return of(grammar.start(), 0, words.size());
  }

  private List<Derivation> of(Symbol symbol, int start, int end) {
    List<Derivation> found = new ArrayList<>();
    if (symbol instanceof Symbol.Word word) {
      if (end == start + 1 && words.get(start).equals(word.text())) {
        found.add(new Derivation(List.of(new Constituency.Word(word.text())), 1));
      }
      return found;
    }
    Category category = (Category) symbol;
    for (Production production : grammar.productions(category)) {
      for (Derivation inside : of(production.right(), start, end)) {
        Node phrase = new Phrase(category.name(), inside.nodes());
        found.add(new Derivation(List.of(phrase), inside.probability() * production.probability()));
      }
    }
    return found;
  }

  private List<Derivation> of(List<Symbol> right, int start, int end) {
    if (right.size() == 1) {
      return of(right.get(0), start, end);
    }
    List<Derivation> found = new ArrayList<>();
    for (int split = start + 1; split <= end - right.size() + 1; split++) {
      for (Derivation first : of(right.get(0), start, split)) {
        for (Derivation rest : of(right.subList(1, right.size()), split, end)) {
          found.add(first.plus(rest));
        }
      }
    }
    return found;
  }

  /** The probability of a tree, as the product over its rules. */
  static double probability(ProbabilisticGrammar grammar, Node node) {
    if (!(node instanceof Phrase phrase)) {
      return 1;
    }
    List<Symbol> right = phrase.children().stream().map(Derivations::symbol).toList();
    double probability =
        grammar.productions(new Category(phrase.label())).stream()
            .filter(production -> production.right().equals(right))
            .mapToDouble(Production::probability)
            .max()
            .orElse(0);
    for (Node child : phrase.children()) {
      probability *= probability(grammar, child);
    }
    return probability;
  }

  private static Symbol symbol(Node node) {
    return node instanceof Phrase phrase
        ? new Category(phrase.label())
        : new Symbol.Word(((Constituency.Word) node).text());
  }
}
