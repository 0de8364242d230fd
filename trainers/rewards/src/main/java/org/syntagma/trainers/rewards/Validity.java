package org.syntagma.trainers.rewards;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.model.Sample;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.syntax.Parser;

/**
 * How well formed texts are. By a grammar 1 for a sentence and 0 for what is none; with partial
 * credit, what is none is worth the share of its words up to which it begins some sentence, where
 * the end counts as one word more: {@link GrammarReading}. By a parser {@link Parser#plausibility},
 * the mean of a text's sentences, which {@link ParsedTexts} parses together.
 */
@Description("how well formed texts are, by a grammar or a parser, from 0 to 1")
final class Validity implements Reward {
  private final Config config;
  private final Optional<GrammarReading> reading;
  private final Optional<ParsedTexts> parsed;

  /** Settings of {@link Validity}. */
  record Config(
      @Description(
              "of a grammar: whether what is no sentence is worth the share of the words up to which"
                  + " it begins one, the end being one word more")
          boolean partial,
      @Description(
              "whether a text that the maximum cut off is no sentence, even if it looks like one")
          boolean requireEnd) {
    static Config defaults() {
      return new Config(false, true);
    }
  }

  @Inject
  Validity(
      Config config,
      @Slot("grammar") @Description("says what is well formed; or else a parser")
          Optional<Grammar> grammar,
      @Slot("parser") @Description("says how well formed texts are, instead of a grammar")
          Optional<Parser> parser) {
    if (grammar.isPresent() == parser.isPresent()) {
      throw new IllegalArgumentException("must have exactly one of grammar and parser");
    }
    if (config.partial() && grammar.isEmpty()) {
      throw new IllegalArgumentException(
          "partial = true: a parser does not know how sentences begin; give a grammar, or leave it"
              + " out");
    }
    this.config = config;
    this.reading = grammar.map(GrammarReading::new);
    this.parsed = parser.map(ParsedTexts::new);
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    if (parsed.isEmpty()) {
      return Scores.each(episodes, this::worth);
    }
    List<String> texts = episodes.stream().map(each -> hasEnded(each) ? each.text() : "").toList();
    return parsed.get().plausibility(texts).stream().map(OptionalDouble::of).toList();
  }

  private double worth(Episode episode) {
    GrammarReading.Found found = reading.orElseThrow().read(episode.text());
    boolean sentence = found.sentence() && hasEnded(episode);
    double credit = new GrammarReading.Found(found.begun(), found.words(), sentence).credit();
    return sentence || config.partial() ? credit : 0;
  }

  private boolean hasEnded(Episode episode) {
    return !config.requireEnd() || episode.sample().ending() != Sample.Ending.TRUNCATED;
  }
}
