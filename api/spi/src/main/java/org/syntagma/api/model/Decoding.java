package org.syntagma.api.model;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.syntax.Grammar;

/**
 * How tokens are chosen. What may be drawn at all comes first: never pad and begin, and only what a
 * {@link Constraint} allows. The repetition penalty then changes the logits; temperature, top-k and
 * top-p follow in this order.
 *
 * <p>Either tokens are drawn, each from its distribution, or, with more than one beam, the most
 * probable text is searched for. A search draws nothing and so needs temperature 0, top-k 0 and
 * top-p 1.
 *
 * @param maximum the greatest number of new tokens
 * @param temperature divides the logits; 0 takes the most probable token (greedy)
 * @param topK only the k most probable tokens are drawn; 0 means all
 * @param topP only the smallest set of most probable tokens whose probability reaches p is drawn
 *     (Holtzman 2020)
 * @param beams how many texts are pursued at once for each prompt, of which the best is taken; 1
 *     means no search
 * @param lengthPenalty α of Wu 2016, equation 14: beam search ranks texts by {@link #score}; 0
 *     ranks by probability, greater values prefer longer texts. Without a search it does nothing
 * @param repetitionPenalty θ of the CTRL model (Keskar 2019): the logit of a token that has been
 *     generated is divided by θ where it is positive and multiplied by it where it is negative;
 *     tokens of the prompt count as generated where the network continues the prompt itself, and
 *     not where an encoder reads it. 1 changes nothing
 * @param stop the text ends before the first of these strings. They are looked for in the new text,
 *     not in the prompt, after each token; where a token completes several, the one that begins
 *     first counts. See {@link Sample} for what is kept
 * @param allowed if there are any, the whole new text is one of these: the tokens that the
 *     tokenizer makes of it, then the end symbol
 * @param grammar if there is one, the whole new text is a sentence of it, or begins one where the
 *     maximum or a stop string ends it. Settings name a component here
 * @param logProbabilities whether greedy samples tell what the model thought of their tokens, which
 *     takes time with a large vocabulary; other samples always have log-probabilities
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Decoding(
    @Description("the greatest number of new tokens") @Min(1) int maximum,
    @Description("divides the logits; 0 takes the most probable token") @PositiveOrZero
        double temperature,
    @Description("draw from the k most probable tokens only; 0 is all") @PositiveOrZero int topK,
    @Description("draw from the fewest most probable tokens that reach this probability")
        @Positive
        @DecimalMax("1")
        double topP,
    @Description("texts that a search for the most probable one pursues; 1 is no search") @Min(1)
        int beams,
    @Description("how much a search prefers longer texts; 0 is not at all") @PositiveOrZero
        double lengthPenalty,
    @Description("makes tokens that have been generated less probable; 1 leaves them") @Positive
        double repetitionPenalty,
    @Description("strings before which the text ends") List<@NotEmpty String> stop,
    @Description("texts of which the new one must be one; all are allowed if there are none")
        List<@NotEmpty String> allowed,
    @Description("a grammar of which the new text is a sentence") Optional<Grammar> grammar,
    @Description("tell the log-probabilities of the tokens") boolean logProbabilities) {
  private static final String SEARCH_DRAWS_NOTHING =
      "more than one beam searches for the most probable text and draws nothing: set temperature"
          + " to 0, top-k to 0 and top-p to 1, or beams to 1";

  public Decoding {
    stop = List.copyOf(stop);
    allowed = List.copyOf(allowed);
  }

  /** Draws without a search, a penalty, stop strings or allowed texts. */
  public Decoding(int maximum, double temperature, int topK, double topP) {
    this(
        maximum, temperature, topK, topP, 1, 0.6, 1, List.of(), List.of(), Optional.empty(), false);
  }

  public static Decoding defaults() {
    return new Decoding(100, 1, 0, 1);
  }

  public static Decoding greedy(int maximum) {
    return new Decoding(maximum, 0, 0, 1);
  }

  /** Beam search for the most probable text. */
  public static Decoding search(int maximum, int beams) {
    return greedy(maximum).withBeams(beams);
  }

  /**
   * What is wrong with it, a sentence for each problem; none if it can be used. Settings are
   * checked as they are read, so this is for what Java makes.
   */
  public List<String> problems() {
    return Stream.of(
            problem(maximum < 1, "maximum = " + maximum + ": must be at least 1"),
            problem(!(temperature >= 0), "temperature = " + temperature + ": must be 0 or more"),
            problem(topK < 0, "top-k = " + topK + ": must be 0 or more"),
            problem(!(topP > 0 && topP <= 1), "top-p = " + topP + ": must be in (0, 1]"),
            problem(beams < 1, "beams = " + beams + ": must be at least 1"),
            problem(
                !(lengthPenalty >= 0), "length-penalty = " + lengthPenalty + ": must be 0 or more"),
            problem(
                !(repetitionPenalty > 0),
                "repetition-penalty = " + repetitionPenalty + ": must be greater than 0"),
            problem(stop.contains(""), "a stop string is empty: every text ends before it"),
            problem(allowed.contains(""), "an allowed text is empty: there is nothing to generate"),
            problem(!isSearchWithoutDraws(), SEARCH_DRAWS_NOTHING))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> problem(boolean found, String message) {
    return found ? List.of(message) : List.of();
  }

  @AssertTrue(message = SEARCH_DRAWS_NOTHING)
  boolean isSearchWithoutDraws() {
    return beams <= 1 || (temperature == 0 && topK == 0 && topP == 1);
  }

  /**
   * What beam search ranks texts by: log P / ((5 + n) / 6)^α (Wu 2016, equation 14, without
   * coverage).
   *
   * @param logProbability of all that was drawn
   * @param drawn n, how many tokens that are, the end symbol included
   */
  public double score(double logProbability, int drawn) {
    return logProbability / Math.pow((5.0 + drawn) / 6, lengthPenalty);
  }

  public Decoding withMaximum(int value) {
    return new Decoding(
        value,
        temperature,
        topK,
        topP,
        beams,
        lengthPenalty,
        repetitionPenalty,
        stop,
        allowed,
        grammar,
        logProbabilities);
  }

  public Decoding withTemperature(double value) {
    return new Decoding(
        maximum,
        value,
        topK,
        topP,
        beams,
        lengthPenalty,
        repetitionPenalty,
        stop,
        allowed,
        grammar,
        logProbabilities);
  }

  public Decoding withTopK(int value) {
    return new Decoding(
        maximum,
        temperature,
        value,
        topP,
        beams,
        lengthPenalty,
        repetitionPenalty,
        stop,
        allowed,
        grammar,
        logProbabilities);
  }

  public Decoding withTopP(double value) {
    return new Decoding(
        maximum,
        temperature,
        topK,
        value,
        beams,
        lengthPenalty,
        repetitionPenalty,
        stop,
        allowed,
        grammar,
        logProbabilities);
  }

  public Decoding withBeams(int value) {
    return new Decoding(
        maximum,
        temperature,
        topK,
        topP,
        value,
        lengthPenalty,
        repetitionPenalty,
        stop,
        allowed,
        grammar,
        logProbabilities);
  }

  public Decoding withLengthPenalty(double value) {
    return new Decoding(
        maximum,
        temperature,
        topK,
        topP,
        beams,
        value,
        repetitionPenalty,
        stop,
        allowed,
        grammar,
        logProbabilities);
  }

  public Decoding withRepetitionPenalty(double value) {
    return new Decoding(
        maximum,
        temperature,
        topK,
        topP,
        beams,
        lengthPenalty,
        value,
        stop,
        allowed,
        grammar,
        logProbabilities);
  }

  public Decoding withStop(List<String> value) {
    return new Decoding(
        maximum,
        temperature,
        topK,
        topP,
        beams,
        lengthPenalty,
        repetitionPenalty,
        value,
        allowed,
        grammar,
        logProbabilities);
  }

  public Decoding withAllowed(List<String> value) {
    return new Decoding(
        maximum,
        temperature,
        topK,
        topP,
        beams,
        lengthPenalty,
        repetitionPenalty,
        stop,
        value,
        grammar,
        logProbabilities);
  }

  public Decoding withGrammar(Grammar value) {
    return new Decoding(
        maximum,
        temperature,
        topK,
        topP,
        beams,
        lengthPenalty,
        repetitionPenalty,
        stop,
        allowed,
        Optional.of(value),
        logProbabilities);
  }

  public Decoding withLogProbabilities(boolean value) {
    return new Decoding(
        maximum,
        temperature,
        topK,
        topP,
        beams,
        lengthPenalty,
        repetitionPenalty,
        stop,
        allowed,
        grammar,
        value);
  }
}
