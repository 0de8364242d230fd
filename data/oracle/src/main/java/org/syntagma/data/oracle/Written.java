package org.syntagma.data.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Sample;
import org.syntagma.toolkit.scores.Diversity;

/**
 * What a model wrote, as words.
 *
 * @param texts the words of each text
 */
record Written(List<List<String>> texts) {
  private static final int LONGEST = 3;
  private static final int COMPARED = 100;

  static Written of(List<Sample> samples, Tokenizer tokenizer) {
    List<List<String>> texts = new ArrayList<>();
    for (Sample sample : samples) {
      int[] ids = sample.tokens().stream().mapToInt(Integer::intValue).toArray();
      String text = tokenizer.decode(ids).strip();
      texts.add(text.isEmpty() ? List.of() : List.of(text.split("\\s+")));
    }
    return new Written(texts);
  }

  /** Quality and diversity by name; NaN where there is no word. */
  Map<String, Double> metrics(Oracle oracle) {
    double[][] found =
        texts.parallelStream()
            .map(text -> oracle.logProbabilities(numbers(text)))
            .toArray(double[][]::new);
    // One after the other, so that the sum has the same bits each time.
    double sum = 0;
    long count = 0;
    long foreign = 0;
    for (double[] text : found) {
      for (double each : text) {
        sum -= each;
        count++;
        foreign += each == Oracle.FOREIGN ? 1 : 0;
      }
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("oracle-nll", sum / count);
    values.put("foreign", (double) foreign / count);
    for (int n = 1; n <= LONGEST; n++) {
      values.put("distinct-" + n, Diversity.distinct(texts, n));
    }
    values.put("self-bleu", Diversity.selfBleu(texts.subList(0, Math.min(COMPARED, texts.size()))));
    values.put("words", (double) count / texts.size());
    return values;
  }

  /** −1 for what is no number. */
  private static int[] numbers(List<String> words) {
    int[] numbers = new int[words.size()];
    Arrays.setAll(
        numbers, i -> words.get(i).matches("[0-9]{1,9}") ? Integer.parseInt(words.get(i)) : -1);
    return numbers;
  }
}
