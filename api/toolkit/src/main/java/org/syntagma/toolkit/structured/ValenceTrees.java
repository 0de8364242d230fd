package org.syntagma.toolkit.structured;

import java.util.List;
import java.util.function.IntFunction;
import org.apiguardian.api.API;

/**
 * The dependency model with valence (Klein and Manning 2004): a generative model of sentences and
 * their projective trees with one root, whose words are known by a symbol each, such as a part of
 * speech. O(n³) time and O(n²) memory for each sentence, in log space.
 *
 * <p>The root is drawn first. Each word then generates its dependents on one side and on the other,
 * from the inside out: whether it stops is drawn given the word, the side, and whether it has a
 * dependent there already; which dependent it takes, given the word and the side.
 *
 * <p>A sentence is the symbol of each word, at least one; a tree is the head of each word, from 1,
 * or 0 for the root. Sentences are worked on in parallel; results do not depend on the number of
 * threads. Every method throws IllegalArgumentException, naming the sentence by its place, if it
 * has no words, a symbol is none of the tables', a score is NaN or +infinity, or −infinities leave
 * no tree.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ValenceTrees {
  private ValenceTrees() {}

  /**
   * The E-step: the inside-outside algorithm.
   *
   * @param scores logs of probabilities, or any others; then the likelihood is a partition function
   */
  public static ValenceCounts infer(ValenceTables scores, List<int[]> sentences) {
    return infer(sentences, scores.symbols(), b -> ValenceScores.of(scores, sentences.get(b)));
  }

  /**
   * Counts to begin EM from, which know nothing but that short arcs are likely: those expected of
   * trees whose weight is Π 1 / distance over their arcs, in the manner of the harmonic
   * initialisation of Klein and Manning 2004, section 3, but over trees.
   *
   * @param symbols how many there are
   */
  public static ValenceTables harmonic(int symbols, List<int[]> sentences) {
    return infer(sentences, symbols, b -> ValenceScores.harmonic(sentences.get(b).length))
        .expected();
  }

  private record Sentence(double logLikelihood, ValenceScores expected) {}

  private static ValenceCounts infer(
      List<int[]> sentences, int symbols, IntFunction<ValenceScores> scores) {
    List<Sentence> all =
        Sentences.map(
            sentences.size(),
            b -> {
              ValenceChart chart = new ValenceChart(scores.apply(b), Semiring.LOG);
              return new Sentence(chart.total(), chart.expected());
            });
    ValenceTables counts = ValenceTables.zeros(symbols);
    for (int b = 0; b < sentences.size(); b++) {
      all.get(b).expected().addTo(counts, sentences.get(b));
    }
    return new ValenceCounts(all.stream().mapToDouble(Sentence::logLikelihood).toArray(), counts);
  }

  /** For each sentence a tree with the highest score (Viterbi). */
  public static List<int[]> best(ValenceTables scores, List<int[]> sentences) {
    return Sentences.map(
        sentences.size(),
        b ->
            new ValenceChart(ValenceScores.of(scores, sentences.get(b)), Semiring.MAX)
                .heads(Choice.best()));
  }
}
