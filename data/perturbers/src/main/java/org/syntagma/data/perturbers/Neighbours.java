package org.syntagma.data.perturbers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The words with the likest contexts, by the cosine of their vectors. Those of a word are looked
 * for when somebody asks for them first.
 */
final class Neighbours implements Candidates {
  private final List<String> words;
  private final List<Map<Integer, Double>> vectors;
  private final double[] norms;
  private final Map<Integer, List<Entry>> byFeature = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, List<String>> found = new HashMap<>();
  private final SubstituteConfig config;

  private record Entry(int word, double value) {}

  private Neighbours(
      List<String> words, List<Map<Integer, Double>> vectors, SubstituteConfig config) {
    this.words = words;
    this.vectors = vectors;
    this.config = config;
    this.norms =
        vectors.stream()
            .mapToDouble(each -> Math.sqrt(each.values().stream().mapToDouble(v -> v * v).sum()))
            .toArray();
    for (int word = 0; word < words.size(); word++) {
      int id = word;
      ids.put(words.get(word), id);
      vectors
          .get(word)
          .forEach(
              (feature, value) ->
                  byFeature
                      .computeIfAbsent(feature, each -> new ArrayList<>())
                      .add(new Entry(id, value)));
    }
  }

  static Neighbours of(Contexts contexts, SubstituteConfig config) {
    return new Neighbours(contexts.words(), contexts.vectors(), config);
  }

  @Override
  public List<String> of(String lowerCaseWord) {
    return ids.containsKey(lowerCaseWord)
        ? found.computeIfAbsent(lowerCaseWord, word -> nearest(ids.get(word)))
        : List.of();
  }

  private List<String> nearest(int word) {
    double[] cosines = new double[words.size()];
    vectors
        .get(word)
        .forEach(
            (feature, value) ->
                byFeature
                    .get(feature)
                    .forEach(other -> cosines[other.word()] += value * other.value()));
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = norms[i] == 0 ? 0 : cosines[i] / norms[i] / norms[word];
    }
    return IntStream.range(0, cosines.length)
        .filter(other -> other != word && cosines[other] >= config.similarity())
        .filter(other -> cosines[other] > 0)
        .boxed()
        // Ties go to the more frequent word, whose number is less.
        .sorted(Comparator.<Integer>comparingDouble(other -> -cosines[other]))
        .limit(config.candidates())
        .map(words::get)
        .toList();
  }
}
