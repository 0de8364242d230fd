package org.syntagma.data.perturbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.words.RawText;

/**
 * Which words stand beside the words of a text, how often, and on which side: a feature of a word
 * is a frequent word, or a border of the sentence, one or two places before or after it. The first
 * two million words are read.
 */
final class Contexts {
  private static final int[] PLACES = {-2, -1, 1, 2};
  private static final int MOST_WORDS = 20_000;
  private static final int MOST_FEATURES = 2_000;
  private static final long MOST_READ = 2_000_000;

  /** Stands before and after every sentence. */
  private static final String BORDER = "";

  private final List<String> words;
  private final List<Map<Integer, Integer>> counts;
  private final int features;

  private Contexts(List<String> words, List<Map<Integer, Integer>> counts, int features) {
    this.words = words;
    this.counts = counts;
    this.features = features;
  }

  /**
   * Reads texts, twice.
   *
   * @param minimumCount how often a word must be there
   */
  static Contexts of(Iterable<String> texts, int minimumCount) {
    Map<String, Integer> frequencies = new HashMap<>();
    read(texts, sentence -> sentence.forEach(word -> frequencies.merge(word, 1, Integer::sum)));
    List<String> frequent =
        frequencies.keySet().stream()
            .sorted(
                Comparator.<String>comparingInt(word -> -frequencies.get(word))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<String> beside = new ArrayList<>(List.of(BORDER));
    frequent.stream().limit(MOST_FEATURES).forEach(beside::add);
    List<String> words =
        frequent.stream()
            .filter(word -> frequencies.get(word) >= minimumCount && !Casing.isMark(word))
            .limit(MOST_WORDS)
            .toList();
    Map<String, Integer> wordIds = ids(words);
    Map<String, Integer> besideIds = ids(beside);
    List<Map<Integer, Integer>> counts =
        words.stream().<Map<Integer, Integer>>map(word -> new TreeMap<>()).toList();
    read(
        texts,
        sentence -> {
          for (int i = 0; i < sentence.size(); i++) {
            Integer word = wordIds.get(sentence.get(i));
            if (word != null) {
              count(sentence, i, besideIds, counts.get(word));
            }
          }
        });
    return new Contexts(words, counts, PLACES.length * beside.size());
  }

  private static Map<String, Integer> ids(List<String> words) {
    Map<String, Integer> ids = new HashMap<>();
    IntStream.range(0, words.size()).forEach(i -> ids.put(words.get(i), i));
    return ids;
  }

  private static void count(
      List<String> sentence, int at, Map<String, Integer> beside, Map<Integer, Integer> counts) {
    for (int place = 0; place < PLACES.length; place++) {
      int other = at + PLACES[place];
      boolean inside = other >= 0 && other < sentence.size();
      Integer neighbour = beside.get(inside ? sentence.get(other) : BORDER);
      if (neighbour != null) {
        counts.merge(neighbour * PLACES.length + place, 1, Integer::sum);
      }
    }
  }

  private static void read(Iterable<String> texts, Consumer<List<String>> reader) {
    long read = 0;
    for (String text : texts) {
      for (Sentence sentence : RawText.sentences(text)) {
        reader.accept(sentence.words().stream().map(Casing::lower).toList());
        read += sentence.words().size();
      }
      if (read >= MOST_READ) {
        return;
      }
    }
  }

  /** The words that are frequent enough, the most frequent first. */
  List<String> words() {
    return words;
  }

  /**
   * A vector for each word: positive pointwise mutual information with its features, of which rare
   * ones count less (Levy, Goldberg and Dagan 2015, equation 3 with α = 0.75).
   */
  List<Map<Integer, Double>> vectors() {
    double[] frequencies = new double[features];
    counts.forEach(row -> row.forEach((feature, count) -> frequencies[feature] += count));
    double[] smoothed = Arrays.stream(frequencies).map(each -> Math.pow(each, 0.75)).toArray();
    double all = Arrays.stream(smoothed).sum();
    List<Map<Integer, Double>> vectors = new ArrayList<>();
    for (Map<Integer, Integer> row : counts) {
      double sum = row.values().stream().mapToInt(Integer::intValue).sum();
      Map<Integer, Double> vector = new TreeMap<>();
      row.forEach(
          (feature, count) -> {
            double information = Math.log(count / sum / (smoothed[feature] / all));
            if (information > 0) {
              vector.put(feature, information);
            }
          });
      vectors.add(vector);
    }
    return vectors;
  }
}
