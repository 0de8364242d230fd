package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.syntagma.api.component.Description;
import org.syntagma.api.task.Metric;
import org.syntagma.toolkit.scores.Bleu;
import org.syntagma.toolkit.scores.BleuSettings;
import org.syntagma.toolkit.scores.BleuTokenizer;

/**
 * BLEU from 0 to 100 (Papineni et al. 2002) with the numbers of sacrebleu (Post 2018). One text
 * alone is scored as its {@code sentence_bleu} does, which counts only the orders that the text is
 * long enough for.
 */
@Description("BLEU from 0 to 100, as sacrebleu's; of one text alone its sentence BLEU")
final class BleuMetric implements Metric {
  private final BleuSettings settings;

  /** Settings of {@link BleuMetric}. */
  record Config(
      @Description("how texts are cut: mteval-13a, chinese, characters, or none, at spaces")
          @NotNull
          BleuTokenizer tokenizer,
      @Description("whether case is ignored") boolean lowerCase) {
    static Config defaults() {
      return new Config(BleuTokenizer.MTEVAL_13A, false);
    }
  }

  @Inject
  BleuMetric(Config config) {
    this.settings =
        BleuSettings.defaults().withTokenizer(config.tokenizer()).withLowerCase(config.lowerCase());
  }

  @Override
  public String name() {
    return "bleu";
  }

  @Override
  public double score(List<String> candidates, List<List<String>> references) {
    Bleu bleu = new Bleu(settings);
    if (candidates.size() == 1) {
      return bleu.sentence(candidates.get(0), references.get(0)).score();
    }
    for (int i = 0; i < candidates.size(); i++) {
      bleu.add(candidates.get(i), references.get(i));
    }
    return bleu.score().score();
  }
}
