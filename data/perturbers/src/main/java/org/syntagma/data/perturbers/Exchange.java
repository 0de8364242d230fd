package org.syntagma.data.perturbers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Tree;

/**
 * Two stretches of words, one right after the other, that change places.
 *
 * @param from where the first begins, from 0
 * @param middle where it ends and the second begins
 * @param to where the second ends
 */
record Exchange(int from, int middle, int to) {

  /** A part of a phrase. */
  private record Span(int from, int to) {}

  /** All that a tree allows, each once, by their places. */
  static List<Exchange> all(Tree tree) {
    Set<Exchange> found =
        new TreeSet<>(
            Comparator.comparingInt(Exchange::from)
                .thenComparingInt(Exchange::middle)
                .thenComparingInt(Exchange::to));
    if (tree instanceof Dependency arcs) {
      for (int head = 0; head < arcs.words().size(); head++) {
        add(parts(arcs, head), arcs.words(), found);
      }
    } else {
      collect(((Constituency) tree).root(), 0, tree.words(), found);
    }
    return List.copyOf(found);
  }

  private static void add(List<Span> parts, List<String> words, Set<Exchange> found) {
    for (int i = 1; i < parts.size(); i++) {
      Span left = parts.get(i - 1);
      Span right = parts.get(i);
      if (left.to() == right.from() && hasWord(left, words) && hasWord(right, words)) {
        found.add(new Exchange(left.from(), left.to(), right.to()));
      }
    }
  }

  private static boolean hasWord(Span span, List<String> words) {
    return !words.subList(span.from(), span.to()).stream().allMatch(Casing::isMark);
  }

  /** Gives where the node ends. */
  private static int collect(Node node, int from, List<String> words, Set<Exchange> found) {
    if (node instanceof Word) {
      return from + 1;
    }
    List<Span> parts = new ArrayList<>();
    int at = from;
    for (Node child : ((Phrase) node).children()) {
      int end = collect(child, at, words, found);
      parts.add(new Span(at, end));
      at = end;
    }
    add(parts, words, found);
    return at;
  }

  /** The word itself and the subtrees of its dependents that have no gaps, from left to right. */
  private static List<Span> parts(Dependency arcs, int head) {
    List<Span> parts = new ArrayList<>(List.of(new Span(head, head + 1)));
    for (int child = 0; child < arcs.words().size(); child++) {
      if (arcs.heads().get(child) == head + 1) {
        int top = child;
        int[] below =
            IntStream.range(0, arcs.words().size())
                .filter(word -> isBelow(arcs, word, top))
                .toArray();
        int first = below[0];
        int end = below[below.length - 1] + 1;
        if (end - first == below.length) {
          parts.add(new Span(first, end));
        }
      }
    }
    parts.sort(Comparator.comparingInt(Span::from));
    return parts;
  }

  private static boolean isBelow(Dependency arcs, int word, int top) {
    int at = word;
    // No path is longer than the sentence, unless somebody made a cycle.
    for (int steps = 0; at >= 0 && at != top && steps < arcs.words().size(); steps++) {
      at = arcs.heads().get(at) - 1;
    }
    return at == top;
  }

  /** The positions of all words afterwards. */
  List<Integer> order(int words) {
    return IntStream.concat(
            IntStream.concat(IntStream.range(0, from), IntStream.range(middle, to)),
            IntStream.concat(IntStream.range(from, middle), IntStream.range(to, words)))
        .boxed()
        .toList();
  }
}
