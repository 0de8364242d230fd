package org.syntagma.tasks.syntaxtree;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SpanningTree.Edge;

/**
 * How well distances tell trees (Hewitt and Manning 2019, section 3.2): UUAS, the share of the
 * edges of the true trees that are edges of the minimum spanning trees, without punctuation; and
 * DSpr., the rank correlation of the distances from each word, averaged over the words of all
 * sentences of a length, and then over lengths from 5 to 50 words.
 */
final class ProbeScores {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 50;

  /** Tags of the Penn Treebank for what is no word. */
  private static final Set<String> MARKS =
      Set.of("''", ",", ".", ":", "``", "-LRB-", "-RRB-", "HYPH", "NFP");

  private final Map<Integer, Mean> correlations = new TreeMap<>();
  private long right;
  private long edges;

  private record Mean(double sum, long count) {
    private Mean plus(double value) {
      return new Mean(sum + value, count + 1);
    }
  }

  /**
   * Adds a sentence.
   *
   * @param predicted (words, words), symmetric
   * @param gold of the same shape; see {@link TreeDistances}
   */
  void add(Sentence sentence, double[][] predicted, int[][] gold) {
    double[][] truth = new double[gold.length][];
    for (int i = 0; i < gold.length; i++) {
      truth[i] = Arrays.stream(gold[i]).asDoubleStream().toArray();
    }
    boolean[] marks = marks(sentence);
    Set<Edge> found = SpanningTree.of(predicted, i -> !marks[i]);
    for (Edge edge : SpanningTree.of(truth, i -> !marks[i])) {
      edges++;
      right += found.contains(edge) ? 1 : 0;
    }
    if (gold.length >= SHORTEST && gold.length <= LONGEST) {
      for (int i = 0; i < gold.length; i++) {
        double correlation = RankCorrelation.of(predicted[i], truth[i]);
        correlations.merge(
            gold.length, new Mean(correlation, 1), (old, one) -> old.plus(one.sum()));
      }
    }
  }

  /** Which words are punctuation: as their tags say; without tags, those without letters. */
  static boolean[] marks(Sentence sentence) {
    Optional<List<String>> universal = sentence.annotation(Sentence.UPOS);
    Optional<List<String>> own = sentence.annotation(Sentence.XPOS);
    boolean[] marks = new boolean[sentence.words().size()];
    for (int i = 0; i < marks.length; i++) {
      if (universal.isPresent()) {
        marks[i] = universal.get().get(i).equals("PUNCT");
      } else if (own.isPresent()) {
        marks[i] = MARKS.contains(own.get().get(i));
      } else {
        marks[i] = sentence.words().get(i).codePoints().noneMatch(Character::isLetterOrDigit);
      }
    }
    return marks;
  }

  /** The scores by name, {@code uuas} in percent; without one that nothing was found for. */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    if (edges > 0) {
      values.put("uuas", 100.0 * right / edges);
    }
    correlations.values().stream()
        .mapToDouble(mean -> mean.sum() / mean.count())
        .average()
        .ifPresent(mean -> values.put("dspr", mean));
    return values;
  }
}
