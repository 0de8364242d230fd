package org.syntagma.toolkit.scores;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** How much texts differ from one another, and from themselves; the texts are lists of words. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Diversity {
  private Diversity() {}

  private static Stream<List<String>> ngrams(List<String> words, int n) {
    return IntStream.rangeClosed(0, words.size() - n).mapToObj(i -> words.subList(i, i + n));
  }

  /**
   * Distinct-n: how many different n-grams there are for each n-gram of all texts (Li et al. 2016),
   * in (0, 1]; 0 where there is none.
   */
  public static double distinct(List<List<String>> texts, int n) {
    List<List<String>> all = texts.stream().flatMap(words -> ngrams(words, n)).toList();
    return all.isEmpty() ? 0 : (double) new HashSet<>(all).size() / all.size();
  }

  /**
   * Seq-rep-n: the share of a text's n-grams that it had before (Welleck et al. 2020, section 6.1),
   * in [0, 1); empty for a text without n-grams.
   */
  public static OptionalDouble repetition(List<String> words, int n) {
    List<List<String>> all = ngrams(words, n).toList();
    Set<List<String>> different = new HashSet<>(all);
    return all.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (double) different.size() / all.size());
  }

  /** The mean of {@link #repetition(List, int)} over the texts that have n-grams; 0 if none has. */
  public static double repetitions(List<List<String>> texts, int n) {
    return texts.stream()
        .map(words -> repetition(words, n))
        .flatMapToDouble(OptionalDouble::stream)
        .average()
        .orElse(0);
  }

  /**
   * Self-BLEU: the mean BLEU of each text against all others as its references (Zhu et al. 2018,
   * Texygen), in [0, 100]; the smaller, the more the texts differ. Words are taken as they are, and
   * orders without a match are smoothed with {@link BleuSmoothing#FLOOR}.
   *
   * @throws IllegalArgumentException if there are fewer than two texts
   */
  public static double selfBleu(List<List<String>> texts) {
    if (texts.size() < 2) {
      throw new IllegalArgumentException("self-BLEU of one text: there must be at least two");
    }
    Bleu bleu =
        new Bleu(
            BleuSettings.defaults()
                .withTokenizer(BleuTokenizer.NONE)
                .withSmoothing(BleuSmoothing.FLOOR));
    List<String> lines = texts.stream().map(words -> String.join(" ", words)).toList();
    double sum = 0;
    for (int i = 0; i < lines.size(); i++) {
      List<String> others = new ArrayList<>(lines);
      others.remove(i);
      sum += bleu.sentence(lines.get(i), others).score();
    }
    return sum / lines.size();
  }
}
