package org.syntagma.tasks.syntaxtree;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** Settings of {@link SyntaxTree}. The defaults follow Dozat and Manning 2017. */
record SyntaxTreeConfig(
    @Description("dependency or constituency trees") TreeType trees,
    @Description("the name of what reads the words, under inputs in the model")
        @Pattern(regexp = "[a-z][a-z0-9-]*")
        String inputs,
    @Description("local: each arc or span by itself; tree: the likelihood of the whole tree")
        LossType loss,
    @Description("whether no arcs of the trees that are found may cross") boolean projective,
    @Description("gold tags that are read instead of predicted: upos, xpos") List<TagType> features,
    @Description("how much the prediction of tags counts in the loss") @PositiveOrZero
        double tagWeight,
    @Description("size of the vectors of words") @Positive int wordWidth,
    @Description("a text file of word vectors, as wide, which those of words begin with")
        Optional<Path> vectors,
    @Description("size of the vectors of characters") @Positive int characterWidth,
    @Description("size of the vectors that are made of a word's characters, even") @Positive
        int formWidth,
    @Description("size of the vectors that arcs are scored from") @Positive int arcWidth,
    @Description("size of the vectors that labels are scored from") @Positive int labelWidth,
    @Description("rate outside of the encoder, one mask for a whole sentence")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double dropout,
    @Description("a head of the encoder that attends to syntactic heads") @Valid
        AttentionHead attentionHead) {

  static SyntaxTreeConfig defaults() {
    return new SyntaxTreeConfig(
        TreeType.DEPENDENCY,
        "words",
        LossType.LOCAL,
        false,
        List.of(),
        0.3,
        128,
        Optional.empty(),
        48,
        200,
        400,
        100,
        0.33,
        AttentionHead.defaults());
  }

  @AssertTrue(message = "attention-head needs the heads that dependency trees have")
  boolean isAttentionHeadOfDependencies() {
    return !attentionHead.learns() || trees == TreeType.DEPENDENCY;
  }

  @AssertTrue(message = "form-width must be even")
  boolean isFormWidthEven() {
    return formWidth % 2 == 0;
  }

  /** The name of an output of this parser, of which a model can have several. */
  String output(String name) {
    return inputs + "." + name;
  }

  /** Kinds of trees. */
  enum TreeType {
    DEPENDENCY,
    CONSTITUENCY
  }

  /** What is maximised. */
  enum LossType {
    /** The probability of each word's head, or of each span's label. */
    LOCAL,
    /** The probability of the tree among all trees. */
    TREE
  }

  /** Parts of speech. */
  enum TagType {
    UPOS,
    XPOS;

    /** What annotations, inputs and outputs call it. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
