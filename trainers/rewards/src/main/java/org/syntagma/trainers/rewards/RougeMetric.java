package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.EnumSet;
import java.util.List;
import org.syntagma.api.component.Description;
import org.syntagma.api.task.Metric;
import org.syntagma.toolkit.scores.Rouge;
import org.syntagma.toolkit.scores.RougeMeasure;

/** F of ROUGE from 0 to 1 (Lin 2004) with the numbers of Google's rouge-score, no stemming. */
@Description("F of ROUGE from 0 to 1, as Google's rouge-score; words of a to z and 0 to 9 only")
final class RougeMetric implements Metric {
  private final RougeMeasure measure;

  /** Settings of {@link RougeMetric}. */
  record Config(
      @Description(
              "what texts have in common: rouge-1, words; rouge-2, pairs of words; rouge-l or"
                  + " rouge-l-sum, the longest common subsequence, of the text or of its lines")
          @NotNull
          RougeMeasure measure) {
    static Config defaults() {
      return new Config(RougeMeasure.ROUGE_L);
    }
  }

  @Inject
  RougeMetric(Config config) {
    this.measure = config.measure();
  }

  @Override
  public String name() {
    return measure.label();
  }

  @Override
  public double score(List<String> candidates, List<List<String>> references) {
    Rouge rouge = new Rouge(EnumSet.of(measure));
    for (int i = 0; i < candidates.size(); i++) {
      rouge.add(candidates.get(i), references.get(i));
    }
    return rouge.scores().get(measure).f1();
  }
}
