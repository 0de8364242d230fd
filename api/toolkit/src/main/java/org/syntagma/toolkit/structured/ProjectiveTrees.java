package org.syntagma.toolkit.structured;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;

/**
 * Projective dependency trees: no two arcs cross, the root standing before the first word (Eisner
 * 1996). O(n³) time and O(n²) memory for each sentence.
 *
 * <p>A tree is the head of each word, from 1, or 0 for the root.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProjectiveTrees(Roots roots) implements TreeDistribution<int[]> {
  @Override
  public Inference infer(PairScores scores) {
    return ArcMarginals.infer(
        scores, arcs -> new EisnerChart(arcs, roots, Semiring.LOG).marginals());
  }

  @Override
  public List<int[]> best(PairScores scores) {
    return Sentences.map(
        scores.sentences(), b -> chart(scores, b, Semiring.MAX).heads(Choice.best()));
  }

  @Override
  public List<int[]> sample(PairScores scores, Randomness randomness) {
    return Sentences.map(
        scores.sentences(),
        b -> chart(scores, b, Semiring.LOG).heads(Choice.random(randomness.at(b))));
  }

  @Override
  public boolean contains(int length, int[] heads) {
    return Heads.areTree(heads, length, roots) && Heads.areProjective(heads);
  }

  @Override
  public int[] parts(PairScores scores, int sentence, int[] heads) {
    return Heads.parts(scores, sentence, heads);
  }

  private EisnerChart chart(PairScores scores, int sentence, Semiring semiring) {
    return new EisnerChart(Arcs.of(scores, sentence), roots, semiring);
  }
}
