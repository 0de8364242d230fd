package org.syntagma.data.subwords;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Learns byte-pair encoding (Sennrich 2016, algorithm 1) over bytes: the most frequent pair of
 * neighbouring tokens within words becomes a token, again and again. Of equally frequent pairs, the
 * one comes first whose left token is older, then the one whose right token is; bytes are in the
 * order of their {@link ByteAlphabet characters}. Hugging Face's trainer breaks ties in the same
 * way, so it learns the same merges.
 */
final class BytePairTrainer {
  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<Merge> merges = new ArrayList<>();

  private BytePairTrainer() {
    for (char each : ByteAlphabet.sorted()) {
      id(String.valueOf(each));
    }
  }

  /**
   * The merges in the order in which they are learned.
   *
   * @param size how many tokens to have, single bytes included
   * @param minimumFrequency pairs that occur less often stay apart
   */
  static List<Merge> learn(WordCounts counts, int size, int minimumFrequency) {
    BytePairTrainer trainer = new BytePairTrainer();
    trainer.merge(trainer.link(counts.words()), size, minimumFrequency);
    return trainer.merges;
  }

  private LinkedWords link(List<WordCounts.Word> words) {
    long[] counts = words.stream().mapToLong(WordCounts.Word::count).toArray();
    return new LinkedWords(words.stream().map(word -> bytes(word.text())).toList(), counts);
  }

  private int[] bytes(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int[] found = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      found[i] = ids.get(String.valueOf(ByteAlphabet.character(bytes[i])));
    }
    return found;
  }

  private void merge(LinkedWords words, int size, int minimumFrequency) {
    Set<Pair> known = new HashSet<>();
    while (tokens.size() < size) {
      Pair pair = words.mostFrequent();
      if (pair.count() < minimumFrequency) {
        break;
      }
      Merge merge = new Merge(tokens.get(pair.left), tokens.get(pair.right));
      // A pair that was merged can come up again where two merges make the same token.
      if (known.add(pair)) {
        merges.add(merge);
      }
      words.join(pair, id(merge.whole()));
    }
  }

  private int id(String token) {
    return ids.computeIfAbsent(
        token,
        absent -> {
          tokens.add(absent);
          return tokens.size() - 1;
        });
  }
}
