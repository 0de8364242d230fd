package org.syntagma.tasks.penalties;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.syntagma.api.component.Description;
import org.syntagma.api.model.Decoding;

/**
 * Settings of {@link Syntax}.
 *
 * @param form how what is not well formed is found
 * @param over of mass: the texts at whose places the mass is measured
 * @param samples how many texts the model says for each micro-batch
 * @param continuation whether what comes before what is predicted is no part of the text
 * @param prefix how many tokens of a text a decoder alone continues
 * @param maximum the most tokens of a sample
 */
record SyntaxConfig(
    @Description("sampled, what the model says; or mass, what it might say next") Form form,
    @Description("of mass: measure it in the task's texts, or in samples of the model") Over over,
    @Description("how many texts the model says for each micro-batch") @Min(2) int samples,
    @Description("whether what the model says is a text of its own, without what it continues")
        boolean continuation,
    @Description("how many tokens of a text a decoder alone continues") @Positive int prefix,
    @Description("the most tokens of a sample; what is longer is no sentence") @Min(2)
        int maximum) {
  /** How what is not well formed is found. */
  enum Form {
    SAMPLED,
    MASS
  }

  /** Where mass is measured. */
  enum Over {
    TEXTS,
    SAMPLES
  }

  static SyntaxConfig defaults() {
    return new SyntaxConfig(Form.SAMPLED, Over.TEXTS, 32, false, 1, 40);
  }

  /** Whether the model must say something. */
  boolean speaks() {
    return form == Form.SAMPLED || over == Over.SAMPLES;
  }

  Decoding decoding() {
    return Decoding.defaults().withMaximum(maximum);
  }
}
