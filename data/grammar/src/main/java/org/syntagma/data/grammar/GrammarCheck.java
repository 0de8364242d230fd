package org.syntagma.data.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.syntagma.api.data.DataException;
import org.syntagma.data.grammar.Symbol.Category;

/** Gathers rules with their lines, and finds out whether they make a grammar. */
final class GrammarCheck {

  private static final double TOLERANCE = 1e-6;

  private final String source;
  private final Map<Category, List<Rule>> rules = new LinkedHashMap<>();
  private final Map<Integer, List<String>> faults = new TreeMap<>();

  GrammarCheck(String source) {
    this.source = source;
  }

  private record Rule(int line, List<Symbol> right, Optional<Double> probability) {}

  void add(int line, Category left, List<Symbol> right, Optional<Double> probability) {
    rules
        .computeIfAbsent(left, category -> new ArrayList<>())
        .add(new Rule(line, List.copyOf(right), probability));
  }

  void fault(int line, String message) {
    faults
        .computeIfAbsent(line, key -> new ArrayList<>())
        .add(source + ":" + line + ": " + message);
  }

  /** The rules, whatever their probabilities make of them. */
  ContextFreeGrammar rules() {
    // Broken lines leave holes; what the holes cause would only hide them.
    fail();
    if (rules.isEmpty()) {
      fault(1, "found no rule; expected 'Left -> Symbol \"word\" [probability]'");
      fail();
    }
    Map<Category, List<Production>> productions = new LinkedHashMap<>();
    rules.forEach((left, own) -> productions.put(left, productions(left, own)));
    checkDefined();
    checkReachable();
    fail();
    ContextFreeGrammar grammar =
        new ContextFreeGrammar(rules.keySet().iterator().next(), productions);
    checkEnds(grammar);
    fail();
    return grammar;
  }

  /** The rules as a distribution over sentences and trees. */
  ProbabilisticGrammar grammar() {
    ContextFreeGrammar plain = rules();
    checkUnitCycles();
    fail();
    Category start = plain.start();
    ProbabilisticGrammar grammar = new ProbabilisticGrammar(start, plain.productions());
    if (Double.isInfinite(grammar.meanLength())) {
      fault(
          line(start),
          "sentences have no finite mean length; expected recursive alternatives to be less likely"
              + " than those that end");
    }
    fail();
    return grammar;
  }

  private void fail() {
    if (!faults.isEmpty()) {
      List<String> all = faults.values().stream().flatMap(List::stream).toList();
      throw new DataException(
          all.size() == 1
              ? "Grammar " + all.get(0)
              : all.size() + " faults in grammar " + source + "\n" + String.join("\n", all));
    }
  }

  private int line(Category category) {
    return rules.get(category).get(0).line();
  }

  private List<Production> productions(Category left, List<Rule> own) {
    double sum = own.stream().mapToDouble(rule -> rule.probability().orElse(0.0)).sum();
    long open = own.stream().filter(rule -> rule.probability().isEmpty()).count();
    if (open > 0 && sum >= 1) {
      fault(
          line(left),
          String.format(
              Locale.ROOT,
              "the probabilities of %s sum to %s and leave nothing for the %d alternatives without"
                  + " one; expected a sum below 1",
              left.name(),
              number(sum),
              open));
    } else if (open == 0 && Math.abs(sum - 1) > TOLERANCE) {
      fault(
          line(left),
          "the probabilities of " + left.name() + " sum to " + number(sum) + "; expected 1");
    }
    double share = open == 0 ? 0 : (1 - sum) / open;
    return own.stream()
        .map(rule -> new Production(left, rule.right(), rule.probability().orElse(share)))
        .toList();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.7g", value);
  }

  private void checkDefined() {
    for (List<Rule> own : rules.values()) {
      for (Rule rule : own) {
        for (Category category : categories(rule)) {
          if (!rules.containsKey(category)) {
            fault(
                rule.line(),
                "category "
                    + category.name()
                    + " has no rule; expected a line '"
                    + category.name()
                    + " -> …', or \""
                    + category.name()
                    + "\" in quotes for a word");
          }
        }
      }
    }
  }

  private void checkReachable() {
    Category start = rules.keySet().iterator().next();
    List<Category> reached = new ArrayList<>(List.of(start));
    for (int i = 0; i < reached.size(); i++) {
      for (Rule rule : rules.getOrDefault(reached.get(i), List.of())) {
        for (Category category : categories(rule)) {
          if (!reached.contains(category)) {
            reached.add(category);
          }
        }
      }
    }
    for (Category category : rules.keySet()) {
      if (!reached.contains(category)) {
        fault(
            line(category),
            "category "
                + category.name()
                + " cannot be reached from "
                + start.name()
                + "; expected it in another rule");
      }
    }
  }

  private void checkEnds(ContextFreeGrammar grammar) {
    for (Category category : grammar.endless()) {
      fault(
          line(category),
          "category "
              + category.name()
              + " never ends: each of its alternatives goes on for ever; expected one that comes to"
              + " words");
    }
  }

  // A -> B, B -> A adds height without words: trees would have no bound for a given sentence.
  private void checkUnitCycles() {
    for (Category category : rules.keySet()) {
      if (unitClosure(category).contains(category)) {
        fault(
            line(category),
            "category "
                + category.name()
                + " derives itself alone; expected every cycle of rules to add a word");
      }
    }
  }

  private Set<Category> unitClosure(Category from) {
    List<Category> open = new ArrayList<>(List.of(from));
    Set<Category> closure = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      for (Rule rule : rules.get(open.remove(open.size() - 1))) {
        if (rule.right().size() == 1
            && rule.right().get(0) instanceof Category next
            && closure.add(next)) {
          open.add(next);
        }
      }
    }
    return closure;
  }

  private static List<Category> categories(Rule rule) {
    return rule.right().stream()
        .filter(Category.class::isInstance)
        .map(Category.class::cast)
        .toList();
  }
}
