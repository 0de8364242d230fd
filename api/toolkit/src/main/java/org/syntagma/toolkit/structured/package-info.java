/**
 * Distributions over the trees of sentences, in plain Java and in doubles: log Z with its gradients
 * (the marginals), the best tree, and samples.
 *
 * <p>A tree's weight is exp of the sum of the scores of its parts, its arcs or its labelled spans.
 * {@link org.syntagma.toolkit.structured.NonProjectiveTrees}, {@link
 * org.syntagma.toolkit.structured.ProjectiveTrees} and {@link
 * org.syntagma.toolkit.structured.BinaryTrees} say which trees there are. {@link
 * org.syntagma.toolkit.structured.Surrogate} takes what was computed here back to NDArray:
 *
 * <pre>{@code
 * TreeDistribution<int[]> trees = new NonProjectiveTrees(Roots.ONE);
 * PairScores scores = PairScores.of(array, lengths);
 * NDArray loss = Surrogate.of(array, trees.negativeLogLikelihood(scores, heads));
 * }</pre>
 */
package org.syntagma.toolkit.structured;
