package org.syntagma.toolkit.scores;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * ROUGE (Lin 2004) with the numbers of Google's rouge-score without stemming. Its words are those
 * of a to z and 0 to 9, so it says nothing about texts in other scripts. Of several references, the
 * first with the greatest F counts, for each measure on its own. Two texts of m and n words take
 * time m · n for {@link RougeMeasure#ROUGE_L} and {@link RougeMeasure#ROUGE_L_SUM}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Rouge {
  private static final RougeScore NOTHING = new RougeScore(0, 0, 0);

  private final Map<RougeMeasure, RougeScore> sums = new EnumMap<>(RougeMeasure.class);
  private long texts;

  /** Begins with no text. */
  public Rouge(Set<RougeMeasure> measures) {
    measures.forEach(measure -> sums.put(measure, NOTHING));
  }

  /**
   * Counts one text. An empty reference is one too.
   *
   * @throws IllegalArgumentException if there is no reference
   */
  public void add(String hypothesis, List<String> references) {
    text(hypothesis, references)
        .forEach((measure, score) -> sums.merge(measure, score, RougeScore::plus));
    texts++;
  }

  /** The means over all texts that were added; 0 where that is none. */
  public Map<RougeMeasure, RougeScore> scores() {
    return each(measure -> texts == 0 ? NOTHING : sums.get(measure).dividedBy(texts));
  }

  /**
   * The scores of one text, which is not added.
   *
   * @throws IllegalArgumentException if there is no reference
   */
  public Map<RougeMeasure, RougeScore> text(String hypothesis, List<String> references) {
    References.check(references);
    Numbering numbers = new Numbering();
    RougeText found = new RougeText(hypothesis, numbers);
    List<RougeText> wanted = references.stream().map(text -> new RougeText(text, numbers)).toList();
    List<RougePair> pairs =
        wanted.stream().map(text -> new RougePair(found, text, numbers.size())).toList();
    return each(measure -> best(pairs, measure));
  }

  private static RougeScore best(List<RougePair> pairs, RougeMeasure measure) {
    return pairs.stream()
        .map(pair -> pair.score(measure))
        .reduce((best, score) -> score.f1() > best.f1() ? score : best)
        .orElse(NOTHING);
  }

  private Map<RougeMeasure, RougeScore> each(Function<RougeMeasure, RougeScore> score) {
    return Collections.unmodifiableMap(
        sums.keySet().stream()
            .collect(
                Collectors.toMap(
                    measure -> measure,
                    score,
                    (first, second) -> first,
                    () -> new EnumMap<>(RougeMeasure.class))));
  }
}
