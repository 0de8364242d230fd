package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.syntagma.api.component.Description;
import org.syntagma.api.task.Metric;
import org.syntagma.toolkit.scores.Chrf;
import org.syntagma.toolkit.scores.ChrfSettings;

/** chrF2 from 0 to 100 (Popović 2015) with the numbers of sacrebleu; with words chrF++ (2017). */
@Description("chrF2 from 0 to 100, as sacrebleu's; with words chrF++")
final class ChrfMetric implements Metric {
  private final ChrfSettings settings;

  /** Settings of {@link ChrfMetric}. */
  record Config(
      @Description("the longest n-grams of words; 0 is chrF2, 2 is chrF++") @PositiveOrZero
          int wordOrder,
      @Description("whether case is ignored") boolean lowerCase) {
    static Config defaults() {
      return new Config(0, false);
    }
  }

  @Inject
  ChrfMetric(Config config) {
    ChrfSettings usual = ChrfSettings.characters();
    this.settings =
        new ChrfSettings(
            usual.characterOrder(),
            config.wordOrder(),
            usual.beta(),
            config.lowerCase(),
            usual.whitespace(),
            usual.epsilonSmoothing());
  }

  @Override
  public String name() {
    return "chrf";
  }

  @Override
  public double score(List<String> candidates, List<List<String>> references) {
    Chrf chrf = new Chrf(settings);
    for (int i = 0; i < candidates.size(); i++) {
      chrf.add(candidates.get(i), references.get(i));
    }
    return chrf.score();
  }
}
