package org.syntagma.data.perturbers;

import java.util.List;
import java.util.Optional;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.syntax.Tree;

/** Gives sentences trees: their own, or those that a parser finds. */
final class Trees {
  private final String perturber;
  private final Optional<Parser> parser;

  /** A search asks many times for the same sentence. */
  private Optional<Sentence> asked = Optional.empty();

  private Optional<Sentence> answer = Optional.empty();

  /**
   * Parses nothing yet.
   *
   * @param perturber who asks, for messages
   */
  Trees(String perturber, Optional<Parser> parser) {
    this.perturber = perturber;
    this.parser = parser;
  }

  /**
   * The sentence with a tree of that class, and with the annotations of the parser if it found the
   * tree; empty if the parser finds none.
   *
   * @throws DataException if there is no parser and the sentence has no tree, or the tree is of
   *     another class, or the parser cannot read the sentence
   */
  Optional<Sentence> of(Sentence sentence, Class<? extends Tree> type) {
    Optional<Sentence> parsed =
        sentence.tree().isPresent() ? Optional.of(sentence) : parsed(sentence);
    parsed.ifPresent(
        found -> {
          Tree tree = found.tree().orElseThrow();
          if (!type.isInstance(tree)) {
            throw new DataException(
                "the perturber %s reads trees of the class %s, but '%s' has one of the class %s: give it a corpus without trees and a parser that finds such"
                    .formatted(
                        perturber,
                        type.getSimpleName(),
                        sentence.text(),
                        tree.getClass().getSimpleName()));
          }
        });
    return parsed;
  }

  private Optional<Sentence> parsed(Sentence sentence) {
    if (asked.filter(sentence::equals).isEmpty()) {
      answer = parse(sentence).filter(found -> found.tree().isPresent());
      asked = Optional.of(sentence);
    }
    return answer;
  }

  private Optional<Sentence> parse(Sentence sentence) {
    Parser used =
        parser.orElseThrow(
            () ->
                new DataException(
                    "the perturber %s needs trees, but '%s' has none: give it a parser, or sentences of a treebank"
                        .formatted(perturber, sentence.text())));
    try {
      return Optional.of(used.parse(List.of(sentence)).get(0));
    } catch (IllegalArgumentException e) {
      throw new DataException(
          "the perturber %s: its parser cannot read '%s': %s"
              .formatted(perturber, sentence.text(), e.getMessage()),
          e);
    }
  }

  List<DataSource> sources() {
    return parser.map(Parser::sources).orElse(List.of());
  }
}
