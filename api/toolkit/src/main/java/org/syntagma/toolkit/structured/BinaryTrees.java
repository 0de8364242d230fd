package org.syntagma.toolkit.structured;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;

/**
 * Binary constituency trees with a label at each of the 2n − 1 spans, words included (a tree CRF by
 * the inside algorithm; Zhang, Zhou and Li 2020). O(n³ + n² · labels) time for each sentence.
 *
 * <p>A treebank's trees are seldom binary. Either make them so in one fixed way, or give one label
 * the meaning "no constituent" (Stern, Andreas and Klein 2017) and learn from {@link #consistent},
 * which knows all binary trees that stand for the same one.
 *
 * <p>A tree is its spans, each before those inside it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BinaryTrees() implements TreeDistribution<List<Span>> {
  @Override
  public Inference infer(PairScores scores) {
    float[] marginals = new float[scores.values().length];
    List<Double> logPartition =
        Sentences.map(
            scores.sentences(),
            b -> {
              SpanChart chart = new SpanChart(scores, b, Semiring.LOG);
              chart.writeMarginals(marginals);
              return chart.total();
            });
    return new Inference(
        logPartition.stream().mapToDouble(Double::doubleValue).toArray(), marginals);
  }

  @Override
  public List<List<Span>> best(PairScores scores) {
    return Sentences.map(
        scores.sentences(), b -> new SpanChart(scores, b, Semiring.MAX).spans(Choice.best()));
  }

  @Override
  public List<List<Span>> sample(PairScores scores, Randomness randomness) {
    return Sentences.map(
        scores.sentences(),
        b -> new SpanChart(scores, b, Semiring.LOG).spans(Choice.random(randomness.at(b))));
  }

  /** Spans may come in any order. */
  @Override
  public boolean contains(int length, List<Span> tree) {
    return Brackets.areBinaryTree(tree, length);
  }

  @Override
  public int[] parts(PairScores scores, int sentence, List<Span> tree) {
    return tree.stream().mapToInt(span -> part(scores, sentence, span)).toArray();
  }

  private static int part(PairScores scores, int sentence, Span span) {
    if (span.label() >= scores.labels()) {
      throw new IllegalArgumentException(
          "sentence %d: %s, but there are %d labels".formatted(sentence, span, scores.labels()));
    }
    return scores.index(sentence, span.start(), span.end()) + span.label();
  }

  /**
   * The scores with −infinity for all that contradicts the brackets of trees with any number of
   * children: {@code infer(scores).minus(infer(consistent))} is −log of the probability of all
   * binary trees that become these when the spans labelled {@code none} are taken out.
   *
   * @param brackets for each sentence its constituents, at most one label for each span
   * @param none the label that means "no constituent"
   * @throws IllegalArgumentException if brackets cross, repeat, or lie outside the sentence
   */
  public PairScores consistent(PairScores scores, List<List<Span>> brackets, int none) {
    return Brackets.consistent(scores, brackets, none);
  }
}
