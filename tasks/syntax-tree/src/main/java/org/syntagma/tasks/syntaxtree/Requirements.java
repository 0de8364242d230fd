package org.syntagma.tasks.syntaxtree;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

/**
 * What a sentence must have for a model to read it, and how long it may be.
 *
 * @param features tags that are read
 * @param symbols how many positions are taken by what is no word
 * @param context the most positions that the encoder reads
 */
record Requirements(List<TagType> features, int symbols, OptionalInt context) {
  /** The most words of any sentence: memory grows with their square, and time with their cube. */
  static final int WORDS = 1000;

  /** How much of a sentence a message shows, in characters. */
  private static final int SHOWN = 40;

  static Requirements of(SyntaxTreeConfig config, Model model) {
    OptionalInt context =
        model.network() instanceof Encoder encoder ? encoder.encoderContext() : OptionalInt.empty();
    return new Requirements(
        config.features(), WordArrays.symbols(config.trees() == TreeType.CONSTITUENCY), context);
  }

  /** The most positions of a batch's row. */
  int positions() {
    return context.orElse(Integer.MAX_VALUE);
  }

  /**
   * Says that a sentence can be parsed.
   *
   * @throws IllegalArgumentException if it cannot
   */
  void require(Sentence sentence) {
    problem(sentence)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
  }

  /**
   * Says that sentences of a corpus can be read.
   *
   * @throws DataException if one cannot
   */
  void requireCorpus(List<? extends Sentence> sentences) {
    for (Sentence sentence : sentences) {
      problem(sentence)
          .ifPresent(
              problem -> {
                throw new DataException(problem);
              });
    }
  }

  private Optional<String> problem(Sentence sentence) {
    int words = sentence.words().size();
    if (words == 0) {
      return Optional.of("a sentence has no words: leave it out");
    }
    if (words > WORDS) {
      return Optional.of(
          "the sentence '%s' has %d words; a sentence to parse has %d at most: cut it, or leave it out, as the maximum-length of a corpus does"
              .formatted(beginning(sentence), words, WORDS));
    }
    if (words + symbols > positions()) {
      return Optional.of(
          "the sentence '%s' has %d words; the network's encoder reads %d at most, its context being %d: leave it out, as the maximum-length of a corpus does, or train a network with a greater context"
              .formatted(beginning(sentence), words, positions() - symbols, positions()));
    }
    return features.stream()
        .filter(type -> sentence.annotation(type.key()).isEmpty())
        .findFirst()
        .map(
            type ->
                "the sentence '%s' has no %s tags, which this parser reads (its features): give them, or take another parser"
                    .formatted(beginning(sentence), type.key()));
  }

  private static String beginning(Sentence sentence) {
    String text = sentence.text().isBlank() ? String.join(" ", sentence.words()) : sentence.text();
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
