package org.syntagma.toolkit.perturbation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Tree;

/** What becomes of a tree when its words change. */
final class TreeChange {
  private static final String ROOT = "root";

  private TreeChange() {}

  /** The same tree over as many other words. */
  static Tree replaced(Tree tree, List<String> words) {
    if (tree instanceof Dependency arcs) {
      return new Dependency(words, arcs.heads(), arcs.labels());
    }
    return new Constituency(leaves(((Constituency) tree).root(), words.iterator()));
  }

  private static Node leaves(Node node, Iterator<String> words) {
    if (node instanceof Phrase phrase) {
      return new Phrase(
          phrase.label(), phrase.children().stream().map(child -> leaves(child, words)).toList());
    }
    return new Word(words.next());
  }

  /**
   * The tree over some of its words, or all in another order; of constituents only where the order
   * stays.
   */
  static Optional<Tree> kept(Tree tree, List<Integer> order) {
    if (tree instanceof Dependency arcs) {
      return Optional.of(kept(arcs, order));
    }
    boolean inOrder = true;
    for (int i = 1; i < order.size(); i++) {
      inOrder &= order.get(i - 1) < order.get(i);
    }
    return inOrder
        ? pruned(((Constituency) tree).root(), order, new int[1]).map(Constituency::new)
        : Optional.empty();
  }

  /** Phrases without words are left out. */
  private static Optional<Node> pruned(Node node, List<Integer> words, int[] next) {
    if (node instanceof Phrase phrase) {
      List<Node> children = new ArrayList<>();
      phrase.children().forEach(child -> pruned(child, words, next).ifPresent(children::add));
      return children.isEmpty()
          ? Optional.empty()
          : Optional.of(new Phrase(phrase.label(), children));
    }
    return words.contains(next[0]++) ? Optional.of(node) : Optional.empty();
  }

  private static Dependency kept(Dependency arcs, List<Integer> order) {
    List<String> words = new ArrayList<>();
    List<Integer> heads = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    int root = 0;
    for (int word : order) {
      int head = order.indexOf(ancestor(arcs, word, order)) + 1;
      words.add(arcs.words().get(word));
      boolean first = head == 0 && root == 0;
      boolean orphan = head == 0 && root > 0;
      heads.add(orphan ? root : head);
      labels.add(first ? ROOT : arcs.labels().get(word));
      root = first ? words.size() : root;
    }
    return new Dependency(words, heads, labels);
  }

  /** The nearest ancestor that is kept; −1 if there is none. */
  private static int ancestor(Dependency arcs, int word, List<Integer> kept) {
    int above = arcs.heads().get(word) - 1;
    // A cycle would have no end; whoever made the tree answers for that.
    for (int steps = 0; above >= 0 && !kept.contains(above); steps++) {
      above = steps > arcs.heads().size() ? -1 : arcs.heads().get(above) - 1;
    }
    return above;
  }
}
