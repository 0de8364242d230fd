package org.syntagma.data.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;

/**
 * The most probable derivation of every span of a sentence from every symbol, by the algorithm of
 * Cocke, Kasami and Younger. Of equally probable ones it keeps the one with the earliest split, so
 * that it is always the same.
 */
final class ParseChart {
  private static final int LEAF = -1;

  private final BinaryGrammar grammar;
  private final List<String> words;
  private final List<List<Map<Integer, Item>>> spans = new ArrayList<>();

  /**
   * A derivation.
   *
   * @param split where the second part begins; the span's own start where there is only one
   * @param left what the derivation consists of, {@link #LEAF} for a word
   * @param right the second part, if there is one
   */
  private record Item(double logProbability, int split, int left, int right) {}

  private ParseChart(BinaryGrammar grammar, List<String> words) {
    this.grammar = grammar;
    this.words = words;
    for (int start = 0; start < words.size(); start++) {
      List<Map<Integer, Item>> ends = new ArrayList<>();
      for (int end = 0; end <= words.size(); end++) {
        ends.add(end > start ? new TreeMap<>() : Map.of());
      }
      spans.add(ends);
    }
  }

  /** Fills a chart; empty if the grammar lacks a word. */
  static Optional<ParseChart> of(BinaryGrammar grammar, List<String> words) {
    ParseChart chart = new ParseChart(grammar, words);
    int count = words.size();
    for (int i = 0; i < count; i++) {
      Optional<Integer> word = grammar.word(words.get(i));
      if (word.isEmpty()) {
        return Optional.empty();
      }
      chart.span(i, i + 1).put(word.get(), new Item(0, i, LEAF, LEAF));
      chart.close(i, i + 1);
    }
    for (int length = 2; length <= count; length++) {
      for (int start = 0; start + length <= count; start++) {
        for (int split = start + 1; split < start + length; split++) {
          chart.join(start, split, start + length);
        }
        chart.close(start, start + length);
      }
    }
    return Optional.of(chart);
  }

  private Map<Integer, Item> span(int start, int end) {
    return spans.get(start).get(end);
  }

  private void join(int start, int split, int end) {
    Map<Integer, Item> rights = span(split, end);
    span(start, split)
        .forEach(
            (left, item) -> {
              for (BinaryGrammar.Pair pair : grammar.pairs(left)) {
                Item right = rights.get(pair.right());
                if (right != null) {
                  double both = item.logProbability() + right.logProbability();
                  improve(
                      start,
                      end,
                      pair.parent(),
                      new Item(both + pair.logProbability(), split, left, pair.right()));
                }
              }
            });
  }

  /**
   * Adds what consists of one symbol. Words come first; then categories in the order of their
   * numbers, each complete when its turn comes.
   */
  private void close(int start, int end) {
    Map<Integer, Item> items = span(start, end);
    if (end == start + 1) {
      grammar.word(words.get(start)).ifPresent(word -> lift(start, end, word));
    }
    for (int symbol = 0; symbol < grammar.size(); symbol++) {
      if (items.containsKey(symbol) && grammar.category(symbol).isPresent()) {
        lift(start, end, symbol);
      }
    }
  }

  private void lift(int start, int end, int child) {
    double below = span(start, end).get(child).logProbability();
    for (BinaryGrammar.Single single : grammar.singles(child)) {
      Item item = new Item(below + single.logProbability(), start, child, LEAF);
      improve(start, end, single.parent(), item);
    }
  }

  private void improve(int start, int end, int symbol, Item item) {
    span(start, end)
        .merge(
            symbol,
            item,
            (old, other) -> other.logProbability() > old.logProbability() ? other : old);
  }

  /** log of the probability of {@link #tree}; empty if there is none. */
  OptionalDouble logProbability() {
    Item whole = span(0, words.size()).get(grammar.start());
    return whole == null ? OptionalDouble.empty() : OptionalDouble.of(whole.logProbability());
  }

  /** The most probable tree of the whole sentence; empty if the grammar rejects it. */
  Optional<Constituency> tree() {
    return logProbability().isEmpty()
        ? Optional.empty()
        : Optional.of(new Constituency(nodes(0, words.size(), grammar.start()).get(0)));
  }

  /** The nodes of a symbol; a beginning of a right-hand side has several. */
  private List<Node> nodes(int start, int end, int symbol) {
    Item item = span(start, end).get(symbol);
    if (item.left() == LEAF) {
      return List.of(new Word(words.get(start)));
    }
    List<Node> children = new ArrayList<>();
    if (item.right() == LEAF) {
      children.addAll(nodes(start, end, item.left()));
    } else {
      children.addAll(nodes(start, item.split(), item.left()));
      children.addAll(nodes(item.split(), end, item.right()));
    }
    return grammar
        .category(symbol)
        .<List<Node>>map(category -> List.of(new Phrase(category.name(), children)))
        .orElse(children);
  }
}
