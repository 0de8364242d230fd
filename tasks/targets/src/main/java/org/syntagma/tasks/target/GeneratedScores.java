package org.syntagma.tasks.target;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.syntagma.tasks.target.TargetConfig.Score;
import org.syntagma.toolkit.scores.Bleu;
import org.syntagma.toolkit.scores.BleuSettings;
import org.syntagma.toolkit.scores.BleuTokenizer;
import org.syntagma.toolkit.scores.Chrf;
import org.syntagma.toolkit.scores.ChrfSettings;
import org.syntagma.toolkit.scores.Rouge;
import org.syntagma.toolkit.scores.RougeMeasure;

/** How good written answers are; {@code exact-match} is the share that is what was required. */
final class GeneratedScores {
  private final Set<Score> wanted;
  private final Bleu bleu;
  private final Chrf chrf = new Chrf(ChrfSettings.characters());
  private final Rouge rouge =
      new Rouge(EnumSet.of(RougeMeasure.ROUGE_1, RougeMeasure.ROUGE_2, RougeMeasure.ROUGE_L));
  private long answers;
  private long exact;

  /**
   * Begins with nothing.
   *
   * @param wanted what to measure
   */
  GeneratedScores(List<Score> wanted) {
    this.wanted = Set.copyOf(wanted);
    BleuSettings settings = BleuSettings.defaults();
    this.bleu =
        new Bleu(
            this.wanted.contains(Score.BLEU_ZH)
                ? settings.withTokenizer(BleuTokenizer.named("zh"))
                : settings);
  }

  /**
   * Looks at an answer; white space at its ends does not count.
   *
   * @param written the required text as the vocabulary writes it, which may put spaces elsewhere
   */
  void add(String answer, String required, String written) {
    List<String> references = List.of(required.strip());
    String hypothesis = answer.strip();
    answers++;
    exact += hypothesis.equals(references.get(0)) || hypothesis.equals(written.strip()) ? 1 : 0;
    if (wantsBleu()) {
      bleu.add(hypothesis, references);
    }
    if (wanted.contains(Score.CHRF)) {
      chrf.add(hypothesis, references);
    }
    if (wanted.contains(Score.ROUGE)) {
      rouge.add(hypothesis, references);
    }
  }

  private boolean wantsBleu() {
    return wanted.contains(Score.BLEU) || wanted.contains(Score.BLEU_ZH);
  }

  /** What was found, by name; empty if there was no answer. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (answers == 0) {
      return metrics;
    }
    if (wanted.contains(Score.EXACT)) {
      metrics.put("exact-match", (double) exact / answers);
    }
    if (wantsBleu()) {
      metrics.put(wanted.contains(Score.BLEU) ? "bleu" : "bleu-zh", bleu.score().score());
    }
    if (wanted.contains(Score.CHRF)) {
      metrics.put("chrf", chrf.score());
    }
    if (wanted.contains(Score.ROUGE)) {
      rouge
          .scores()
          .forEach(
              (measure, score) ->
                  metrics.put(
                      measure.name().toLowerCase(Locale.ROOT).replace('_', '-'), score.f1()));
    }
    return metrics;
  }
}
