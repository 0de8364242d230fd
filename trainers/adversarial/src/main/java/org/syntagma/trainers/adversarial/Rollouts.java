package org.syntagma.trainers.adversarial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.syntagma.api.random.Randomness;

/**
 * What each token of a text is worth (Yu et al. 2017, equation 4): of the last one the reward of
 * the text, of any other the mean reward of texts that a policy makes of the prefix that ends with
 * it.
 *
 * @param policy completes prefixes
 * @param count how often each
 */
record Rollouts(Writer policy, Critic critic, int count) {
  /** For each text the values of its tokens. */
  List<double[]> values(List<List<Integer>> texts, Randomness randomness) {
    List<double[]> values = texts.stream().map(text -> new double[text.size()]).toList();
    double[] whole = critic.reward(texts);
    for (int row = 0; row < whole.length; row++) {
      values.get(row)[texts.get(row).size() - 1] = whole[row];
    }
    int longest = texts.stream().mapToInt(List::size).max().orElseThrow();
    for (int length = 1; length < longest; length++) {
      int end = length;
      int[] unfinished =
          IntStream.range(0, texts.size()).filter(row -> texts.get(row).size() > end).toArray();
      double[] means = means(prefixes(texts, unfinished, end), randomness.at(length));
      for (int i = 0; i < unfinished.length; i++) {
        values.get(unfinished[i])[length - 1] = means[i];
      }
    }
    return values;
  }

  private static List<List<Integer>> prefixes(List<List<Integer>> texts, int[] rows, int length) {
    return Arrays.stream(rows).mapToObj(row -> texts.get(row).subList(0, length)).toList();
  }

  private double[] means(List<List<Integer>> prefixes, Randomness randomness) {
    List<List<Integer>> each = new ArrayList<>();
    prefixes.forEach(prefix -> IntStream.range(0, count).forEach(i -> each.add(prefix)));
    double[] rewards = critic.reward(policy.complete(each, randomness));
    double[] means = new double[prefixes.size()];
    for (int i = 0; i < rewards.length; i++) {
      means[i / count] += rewards[i] / count;
    }
    return means;
  }
}
