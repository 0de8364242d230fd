package org.syntagma.toolkit.scores;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Corpus BLEU (Papineni et al. 2002) with the numbers of sacrebleu (Post 2018), version 2.6.0, for
 * texts that are not tokenized. An n-gram of a hypothesis matches at most as often as the reference
 * has it that has it most often; the brevity penalty compares with the reference nearest in length,
 * the shorter of two.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Bleu {
  private final BleuSettings settings;
  private final BleuStatistics statistics;

  /** Begins with no sentence. */
  public Bleu(BleuSettings settings) {
    this.settings = settings;
    this.statistics = new BleuStatistics(settings);
  }

  /**
   * Counts one sentence. Sentences may have different numbers of references; an empty text is one
   * too.
   *
   * @throws IllegalArgumentException if there is no reference
   */
  public void add(String hypothesis, List<String> references) {
    statistics.add(hypothesis, references);
  }

  /** The score of all that was added; 0 where that is nothing. */
  public BleuScore score() {
    return BleuFormula.score(statistics, settings);
  }

  /**
   * The score of one sentence, which is not added. It counts only the orders that the hypothesis is
   * long enough for, whatever the settings say, as sacrebleu's {@code sentence_bleu} does.
   *
   * @throws IllegalArgumentException if there is no reference
   */
  public BleuScore sentence(String hypothesis, List<String> references) {
    BleuStatistics alone = new BleuStatistics(settings);
    alone.add(hypothesis, references);
    return BleuFormula.score(alone, settings.withEffectiveOrder(true));
  }
}
