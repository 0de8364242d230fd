package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytePairTrainerTest {
  private static final int BYTES = ByteAlphabet.SIZE;

  /** The example of Sennrich 2016, without its mark for the end of a word. */
  @Test
  void learnsTheMergesThatAreFoundByHand() {
    Map<String, Integer> words = Map.of("low", 5, "lower", 2, "newest", 6, "widest", 3);
    // es and st occur 9 times, lo and ow 7, ew, ne and west 6, dest, idest and widest 3, er 2.
    assertEquals(
        "e s, es t, l o, lo w, e w, n ew, new est, d est, i dest, w idest, e r, low er",
        learn(words, 1000, 1));
    assertEquals("e s, es t, l o", learn(words, BYTES + 3, 1));
    assertEquals("e s, es t, l o, lo w", learn(words, 1000, 7));
  }

  /** The words and the merges are those of a test of Hugging Face's trainer. */
  @Test
  void learnsWhatHuggingFacesTrainerLearns() {
    Map<String, Integer> words = new HashMap<>(Map.of("are", 2, "is", 2));
    List.of("roses", "red", "voilets", "blue", "BERT", "big", "and", "so", "GPT-2")
        .forEach(word -> words.put(word, 1));
    assertEquals("r e, a re, i s", learn(words, 30_000, 2));
  }

  @Test
  void joinsRunsFromTheLeft() {
    assertEquals("a a, aa a, aa aaa", learn(Map.of("aaaaa", 1), 1000, 1));
  }

  @Test
  void learnsBytesOfCharacters() {
    // U+00E9 is C3 A9 in UTF-8, which the alphabet writes as Ã and ©.
    assertEquals("Ã ©", learn(Map.of("é", 3), 1000, 2));
  }

  @Test
  void learnsAsOneThatCountsAnewEachTime() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      Map<String, Integer> words = new HashMap<>();
      for (int j = 0; j < 1 + random.nextInt(12); j++) {
        words.merge(word(random), 1 + random.nextInt(4), Integer::sum);
      }
      int size = BYTES + 1 + random.nextInt(40);
      int least = 1 + random.nextInt(2);
      assertEquals(Naive.learn(words, size, least), learn(words, size, least), words.toString());
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int letters = 1 + random.nextInt(3);
    for (int length = 1 + random.nextInt(20); length > 0; length--) {
      word.append((char) ('a' + random.nextInt(letters)));
    }
    return word.toString();
  }

  private static String learn(Map<String, Integer> words, int size, int minimumFrequency) {
    WordCounts counts = new WordCounts();
    words.forEach(counts::add);
    return shown(BytePairTrainer.learn(counts, size, minimumFrequency));
  }

  private static String shown(List<Merge> merges) {
    return String.join(
        ", ", merges.stream().map(merge -> merge.left() + " " + merge.right()).toList());
  }

  /** Algorithm 1 of the paper, without anything that makes it fast. */
  private static final class Naive {
    private static String learn(Map<String, Integer> words, int size, int least) {
      List<String> tokens = new ArrayList<>();
      for (char each : ByteAlphabet.sorted()) {
        tokens.add(String.valueOf(each));
      }
      Map<List<String>, Integer> split = new HashMap<>();
      words.forEach((word, count) -> split.merge(List.of(word.split("")), count, Integer::sum));
      List<Merge> merges = new ArrayList<>();
      while (tokens.size() < size) {
        Map<Merge, Integer> pairs = new HashMap<>();
        split.forEach(
            (word, count) -> {
              for (int i = 0; i + 1 < word.size(); i++) {
                pairs.merge(new Merge(word.get(i), word.get(i + 1)), count, Integer::sum);
              }
            });
        Comparator<Merge> order =
            Comparator.comparing((Merge pair) -> -pairs.get(pair))
                .thenComparing(pair -> tokens.indexOf(pair.left()))
                .thenComparing(pair -> tokens.indexOf(pair.right()));
        Merge best = pairs.keySet().stream().min(order).orElse(new Merge("", ""));
        if (pairs.getOrDefault(best, 0) < least) {
          break;
        }
        if (!merges.contains(best)) {
          merges.add(best);
        }
        if (!tokens.contains(best.whole())) {
          tokens.add(best.whole());
        }
        Map<List<String>, Integer> joined = new HashMap<>();
        split.forEach((word, count) -> joined.merge(join(word, best), count, Integer::sum));
        split.clear();
        split.putAll(joined);
      }
      return shown(merges);
    }
  }

  /** Joins a pair wherever it stands in a word, from the left. */
  static List<String> join(List<String> word, Merge pair) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < word.size(); i++) {
      boolean found =
          i + 1 < word.size()
              && word.get(i).equals(pair.left())
              && word.get(i + 1).equals(pair.right());
      joined.add(found ? pair.whole() : word.get(i));
      i += found ? 1 : 0;
    }
    return joined;
  }
}
