package org.syntagma.toolkit.structured;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;

/**
 * Dependency trees whose arcs may cross: log Z and marginals by the Matrix-Tree theorem (Koo et al.
 * 2007), the best tree by Edmonds' algorithm. O(n³) time for each sentence, O(n²) for the best
 * tree, O(n²) memory.
 *
 * <p>A tree is the head of each word, from 1, or 0 for the root.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record NonProjectiveTrees(Roots roots) implements TreeDistribution<int[]> {
  @Override
  public Inference infer(PairScores scores) {
    return ArcMarginals.infer(scores, arcs -> Elimination.of(arcs, roots).marginals());
  }

  @Override
  public List<int[]> best(PairScores scores) {
    return Sentences.map(scores.sentences(), b -> Arborescence.heads(Arcs.of(scores, b), roots));
  }

  @Override
  public List<int[]> sample(PairScores scores, Randomness randomness) {
    return Sentences.map(
        scores.sentences(),
        b -> Elimination.of(Arcs.of(scores, b), roots).sample(new Draws(randomness.at(b))));
  }

  @Override
  public boolean contains(int length, int[] heads) {
    return Heads.areTree(heads, length, roots);
  }

  @Override
  public int[] parts(PairScores scores, int sentence, int[] heads) {
    return Heads.parts(scores, sentence, heads);
  }
}
