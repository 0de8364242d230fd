package org.syntagma.toolkit.scores;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Corpus chrF, the F-score of character n-grams (Popović 2015), and chrF++, which adds those of
 * words (Popović 2017), with the numbers of sacrebleu 2.6.0. Of several references, the first with
 * the greatest F for the sentence counts.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Chrf {
  private final ChrfSettings settings;
  private final ChrfStatistics statistics;

  /** Begins with no sentence. */
  public Chrf(ChrfSettings settings) {
    this.settings = settings;
    this.statistics = new ChrfStatistics(settings);
  }

  /**
   * Counts one sentence. Sentences may have different numbers of references; an empty text is one
   * too.
   *
   * @throws IllegalArgumentException if there is no reference
   */
  public void add(String hypothesis, List<String> references) {
    statistics.add(best(hypothesis, references));
  }

  /** The score of all that was added, in [0, 100]; about 0 where that is nothing. */
  public double score() {
    return statistics.score();
  }

  /**
   * The score of one sentence, which is not added, in [0, 100].
   *
   * @throws IllegalArgumentException if there is no reference
   */
  public double sentence(String hypothesis, List<String> references) {
    return best(hypothesis, references).score();
  }

  private ChrfStatistics best(String hypothesis, List<String> references) {
    References.check(references);
    List<ChrfStatistics> all = new ArrayList<>();
    references.forEach(reference -> all.add(new ChrfStatistics(settings)));
    countCharacters(hypothesis, references, all);
    if (settings.wordOrder() > 0) {
      countWords(hypothesis, references, all);
    }
    ChrfStatistics best = all.get(0);
    for (ChrfStatistics statistics : all) {
      best = statistics.score() > best.score() ? statistics : best;
    }
    return best;
  }

  private void countCharacters(
      String hypothesis, List<String> references, List<ChrfStatistics> all) {
    int[] system = new ChrfText(hypothesis, settings).characters();
    List<int[]> wanted =
        references.stream().map(text -> new ChrfText(text, settings).characters()).toList();
    count(system, wanted, all, 0, settings.characterOrder());
  }

  private void countWords(String hypothesis, List<String> references, List<ChrfStatistics> all) {
    Numbering numbers = new Numbering();
    int[] system = numbers.of(new ChrfText(hypothesis, settings).words());
    List<int[]> wanted =
        references.stream().map(text -> numbers.of(new ChrfText(text, settings).words())).toList();
    count(system, wanted, all, settings.characterOrder(), settings.wordOrder());
  }

  private static void count(
      int[] system, List<int[]> wanted, List<ChrfStatistics> all, int first, int orders) {
    int length = system.length + wanted.stream().mapToInt(symbols -> symbols.length).sum();
    NGramTable table = new NGramTable(length * orders);
    NGrams found = table.read(system, orders);
    List<NGrams> allowed = wanted.stream().map(symbols -> table.read(symbols, orders)).toList();
    for (int i = 0; i < all.size(); i++) {
      all.get(i).count(found, allowed.get(i), table, first, orders);
    }
  }
}
