package org.syntagma.trainers.rewards;

import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.trees.words.RawText;

/**
 * What a parser thinks of texts: the mean over the sentences of each, which are cut as {@link
 * RawText} does; 0 for a text without words.
 *
 * @param parser parses the sentences of all texts at once
 */
record ParsedTexts(Parser parser) {
  List<Double> plausibility(List<String> texts) {
    List<List<Sentence>> cut = texts.stream().map(ParsedTexts::sentences).toList();
    List<Sentence> all = cut.stream().flatMap(List::stream).toList();
    List<Double> found = all.isEmpty() ? List.of() : parser.plausibility(all);
    List<Double> means = new ArrayList<>();
    int from = 0;
    for (List<Sentence> sentences : cut) {
      List<Double> own = found.subList(from, from + sentences.size());
      means.add(own.stream().mapToDouble(Double::doubleValue).average().orElse(0));
      from += sentences.size();
    }
    return means;
  }

  private static List<Sentence> sentences(String text) {
    return RawText.sentences(text).stream().filter(each -> !each.words().isEmpty()).toList();
  }
}
