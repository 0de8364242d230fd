package org.syntagma.toolkit.structured;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;

/**
 * A distribution over the trees of a sentence: p(tree) = exp(Σ scores of its parts) / Z.
 *
 * <p>Sentences are worked on in parallel and do not influence each other; results do not depend on
 * the number of threads. Immutable, safe for several threads.
 *
 * <p>Every method throws IllegalArgumentException, naming the sentence, if a score is NaN or
 * +infinity, or if −infinities leave a sentence without a tree.
 *
 * @param <T> one sentence's tree
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TreeDistribution<T> {
  /** log Z and marginals. */
  Inference infer(PairScores scores);

  /** For each sentence a tree with the highest score. */
  List<T> best(PairScores scores);

  /** For each sentence a tree drawn from the distribution, by a stream of its own. */
  List<T> sample(PairScores scores, Randomness randomness);

  /** Whether a sentence of {@code length} words can have this tree. */
  boolean contains(int length, T tree);

  /** Where {@link PairScores#values} has the scores of the tree's parts. */
  int[] parts(PairScores scores, int sentence, T tree);

  /**
   * The distribution that is sure of {@code trees}: each one's score in place of log Z, and 0 or 1
   * as marginals.
   *
   * @throws IllegalArgumentException if there are not as many trees as sentences, or a sentence
   *     cannot have its tree
   */
  default Inference certain(PairScores scores, List<T> trees) {
    int sentences = scores.sentences();
    if (trees.size() != sentences) {
      throw new IllegalArgumentException(trees.size() + " trees for " + sentences + " sentences");
    }
    double[] sums = new double[sentences];
    float[] marginals = new float[scores.values().length];
    for (int b = 0; b < sentences; b++) {
      if (!contains(scores.length(b), trees.get(b))) {
        throw new IllegalArgumentException(
            "sentence %d of %d words cannot have the tree given for it under %s: leave it out"
                .formatted(b, scores.length(b), this));
      }
      for (int part : parts(scores, b, trees.get(b))) {
        sums[b] += scores.values()[part];
        marginals[part] = 1;
      }
    }
    return new Inference(sums, marginals);
  }

  /** For each sentence −log p(tree), with its gradient in place of marginals. */
  default Inference negativeLogLikelihood(PairScores scores, List<T> trees) {
    Inference certain = certain(scores, trees);
    return infer(scores).minus(certain);
  }
}
