package org.syntagma.tasks.target;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** Settings of {@link Target}. */
record TargetConfig(
    @Description(
            "what is required: sequence, a text; classification, one of the corpus's targets;"
                + " extraction, a label for each word; retrieval, to find the target among others")
        FormType form,
    @Description("a symbol after the input that names the task or domain, such as <translate>")
        Optional<@Pattern(regexp = "\\S+", message = "must be one word") String> control,
    @Description("whether an input that does not fit the context loses its end, or is refused")
        boolean truncate,
    @Description(
            "of sequence: how much a token of the input counts where the decoder predicts it too; if"
                + " none, 1 for a decoder alone in pretraining, and otherwise 0")
        Optional<@PositiveOrZero Double> sourceWeight,
    @Description("how much probability the loss spreads evenly (Szegedy 2016)")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double smoothing,
    @Description("name of the output that labels or embeddings are read from")
        @Pattern(regexp = "[A-Za-z0-9-]+", message = "must be letters, digits and hyphens")
        String head,
    @Description("rate on what the head of classification or extraction reads")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double dropout,
    @Description(
            "of classification and retrieval: which hidden vectors stand for a text; mean of an"
                + " encoder's, last of a decoder's, if none")
        Optional<Pooling> pooling,
    @Description("of retrieval: divides the cosine similarities") @Positive double temperature,
    @Description("of retrieval: numbers in an embedding; those of the network if none")
        Optional<@Positive Integer> width,
    @Description("of retrieval: the most pairs of the corpus that an evaluation ranks") @Positive
        int candidates,
    @Description("of sequence: how many inputs an evaluation answers by writing; 0 is none")
        @PositiveOrZero
        int evaluateExamples,
    @Description("the most tokens of such an answer") @Positive int maximum,
    @Description("what such answers are measured by; one of bleu and bleu-zh") @NotEmpty
        List<Score> metrics) {
  static TargetConfig defaults() {
    return new TargetConfig(
        FormType.SEQUENCE,
        Optional.empty(),
        false,
        Optional.empty(),
        0,
        "target",
        0.1,
        Optional.empty(),
        0.05,
        Optional.empty(),
        10_000,
        500,
        128,
        List.of(Score.EXACT));
  }

  @AssertTrue(message = "source-weight is of the form sequence only")
  boolean isSourceWeighedOnlyInSequences() {
    return sourceWeight.orElse(0.0) == 0 || form == FormType.SEQUENCE;
  }

  @AssertTrue(message = "truncate is not of the form extraction: each word has a label to learn")
  boolean isNoWordLost() {
    return !truncate || form != FormType.EXTRACTION;
  }

  @AssertTrue(message = "pooling is of the forms classification and retrieval only")
  boolean isPooledOnlyWhereOneVectorStandsForAText() {
    return pooling.isEmpty() || form == FormType.CLASSIFICATION || form == FormType.RETRIEVAL;
  }

  @AssertTrue(message = "smoothing is not of the form retrieval")
  boolean isNoRankingSmoothed() {
    return smoothing == 0 || form != FormType.RETRIEVAL;
  }

  @AssertTrue(message = "metrics has either bleu or bleu-zh")
  boolean isOneBleu() {
    return metrics == null || !metrics.containsAll(List.of(Score.BLEU, Score.BLEU_ZH));
  }

  /** What is required. */
  enum FormType {
    /** A text. */
    SEQUENCE,
    /** One of a few targets. */
    CLASSIFICATION,
    /** A label for each word of the source. */
    EXTRACTION,
    /** To find the target among those of others. */
    RETRIEVAL
  }

  /** What a text that was written is measured by. */
  enum Score {
    /** The share that is the required text. */
    EXACT,
    /** BLEU from 0 to 100, as sacrebleu's (Post 2018). */
    BLEU,
    /** BLEU of Chinese, which sacrebleu takes apart by characters. */
    BLEU_ZH,
    /** chrF2 from 0 to 100, as sacrebleu's (Popović 2015). */
    CHRF,
    /** F of ROUGE-1, -2 and -L from 0 to 1, as Google's rouge-score (Lin 2004). */
    ROUGE
  }
}
