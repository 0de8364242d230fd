package org.syntagma.tasks.syntaxtree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.syntagma.api.task.Metrics;
import org.syntagma.toolkit.structured.ValenceTables;
import org.syntagma.toolkit.structured.ValenceTrees;

/**
 * How well induced trees agree with a treebank's, beside trees that know nothing: the percentage of
 * words with the right head, over the words that are not left out, of sentences that have a tree.
 */
final class InducedScores {
  private InducedScores() {}

  static Metrics of(ValenceTables tables, List<Skeleton> sentences) {
    List<int[]> symbols = sentences.stream().map(Skeleton::symbols).toList();
    double logLikelihood = ValenceTrees.infer(tables, symbols).sum();
    long words = symbols.stream().mapToLong(each -> each.length).sum();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.LOSS, -logLikelihood / words);
    values.put("log-likelihood", logLikelihood / sentences.size());
    if (sentences.stream().anyMatch(each -> each.gold().isPresent())) {
      List<int[]> best = ValenceTrees.best(tables, symbols);
      values.put("uas", accuracy(sentences, best::get));
      values.put("right-branching", accuracy(sentences, i -> sentences.get(i).rightBranching()));
      values.put("left-branching", accuracy(sentences, i -> sentences.get(i).leftBranching()));
    }
    return new Metrics(values, words);
  }

  private static double accuracy(List<Skeleton> sentences, IntFunction<int[]> found) {
    long right = 0;
    long all = 0;
    for (int i = 0; i < sentences.size(); i++) {
      int[] gold = sentences.get(i).gold().orElseGet(() -> new int[0]);
      int[] heads = found.apply(i);
      for (int word = 0; word < gold.length; word++) {
        right += gold[word] == heads[word] ? 1 : 0;
      }
      all += gold.length;
    }
    return 100.0 * right / all;
  }
}
