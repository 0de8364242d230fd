package org.syntagma.data.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;
import org.syntagma.data.grammar.Symbol.Category;

/**
 * Makes yes/no questions of statements, in the categories of the English grammar. An auxiliary
 * ({@code is}, {@code are}, a modal) goes before the subject; where there is none, {@code does} or
 * {@code do} does, and the verb is in its base form. There is a question only if the grammar has
 * it: it asks neither about things nor with {@code not} or {@code often}.
 */
final class Questions {
  private static final String SINGULAR = "-sg";
  private static final String BASE = "-base";

  private final ProbabilisticGrammar grammar;

  Questions(ProbabilisticGrammar grammar) {
    this.grammar = grammar;
  }

  /** The question that a statement answers; empty if it is no statement or there is none. */
  Optional<Constituency> of(Constituency statement) {
    Node root = statement.root();
    if (root instanceof Phrase sentence
        && sentence.children().size() == 2
        && sentence.children().get(0) instanceof Phrase clause
        && clause.label().equals("Clause")
        && clause.children().get(0) instanceof Phrase subject
        && clause.children().get(1) instanceof Phrase predicate) {
      return inverted(subject, predicate)
          .map(parts -> new Phrase("SQ", parts))
          .filter(this::isAllowed)
          .map(asked -> new Phrase(sentence.label(), List.of(asked, new Word("?"))))
          .filter(this::isAllowed)
          .map(Constituency::new);
    }
    return Optional.empty();
  }

  private Optional<List<Node>> inverted(Phrase subject, Phrase predicate) {
    List<Node> parts = predicate.children();
    if (!(parts.get(0) instanceof Phrase first)) {
      return parts.size() == 2
          ? Optional.of(List.of(parts.get(0), subject, parts.get(1)))
          : Optional.empty();
    }
    if (parts.size() == 2) {
      return Optional.of(List.of(first, subject, parts.get(1)));
    }
    if (parts.size() > 2) {
      return Optional.empty();
    }
    if (first.label().equals("VP-act-sg")) {
      return Optional.of(List.of(new Word("does"), subject, base(first)));
    }
    return first.label().equals("VP-act-base")
        ? Optional.of(List.of(new Word("do"), subject, first))
        : inverted(subject, first);
  }

  /**
   * What a verb phrase in the singular is without its ending: its verb, its first word, changes.
   */
  private Phrase base(Phrase singular) {
    Category category = new Category(singular.label());
    String label = singular.label().replace(SINGULAR, BASE);
    if (singular.children().get(0) instanceof Phrase verb) {
      List<Node> children = new ArrayList<>(singular.children());
      children.set(0, base(verb));
      return new Phrase(label, children);
    }
    // The grammar lists the forms of the same verbs in the same order.
    List<List<Symbol>> forms =
        grammar.productions(category).stream().map(Production::right).toList();
    int verb = forms.indexOf(symbols(singular));
    Symbol form = grammar.productions(new Category(label)).get(verb).right().get(0);
    return new Phrase(label, List.of(new Word(((Symbol.Word) form).text())));
  }

  private boolean isAllowed(Phrase phrase) {
    List<Symbol> right = symbols(phrase);
    return grammar.productions(new Category(phrase.label())).stream()
        .anyMatch(production -> production.right().equals(right));
  }

  private static List<Symbol> symbols(Phrase phrase) {
    return phrase.children().stream().map(Questions::symbol).toList();
  }

  private static Symbol symbol(Node node) {
    return node instanceof Phrase phrase
        ? new Category(phrase.label())
        : new Symbol.Word(((Word) node).text());
  }
}
