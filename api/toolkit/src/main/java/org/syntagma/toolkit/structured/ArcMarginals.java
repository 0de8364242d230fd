package org.syntagma.toolkit.structured;

import java.util.List;
import java.util.function.Function;

/**
 * What a distribution says about one sentence's arcs.
 *
 * @param values probabilities, laid out as in {@link Arcs}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ArcMarginals(double logPartition, double[] values) {
  /** Gathers what {@code infer} says of each sentence. */
  static Inference infer(PairScores scores, Function<Arcs, ArcMarginals> infer) {
    List<ArcMarginals> sentences =
        Sentences.map(scores.sentences(), b -> infer.apply(Arcs.of(scores, b)));
    float[] marginals = new float[scores.values().length];
    for (int b = 0; b < sentences.size(); b++) {
      int size = scores.length(b) + 1;
      double[] values = sentences.get(b).values;
      for (int dependent = 1; dependent < size; dependent++) {
        for (int head = 0; head < size; head++) {
          marginals[scores.index(b, dependent, head)] = (float) values[head * size + dependent];
        }
      }
    }
    return new Inference(
        sentences.stream().mapToDouble(ArcMarginals::logPartition).toArray(), marginals);
  }
}
