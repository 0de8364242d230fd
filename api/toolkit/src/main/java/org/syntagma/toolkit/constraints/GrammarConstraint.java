package org.syntagma.toolkit.constraints;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.syntax.Grammar;

/**
 * Lets a model write sentences of a grammar, whatever its tokens are: those tokens are allowed that
 * some sentence goes on with, and the end symbol where the words so far are a sentence. Safe for
 * several threads; states that are the same are the same object.
 *
 * <p>Where each word is one token of the tokenizer, beside which it is written as it is alone,
 * those tokens are allowed. Otherwise the text counts: a token may be a part of a word, several
 * words, or end inside a character. A single space parts words; it may be left out where one of the
 * two characters that meet is a sign, which is ASCII but neither letter nor digit: {@code "dog ."}
 * and {@code "dog."} are both a dog and a full stop. Where a text can be read in several ways, it
 * is enough that one of them goes on.
 *
 * <p>A tokenizer's texts are taken to be those that {@link Tokenizer#decode} gives two tokens at a
 * time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GrammarConstraint {
  /** Enough for what a few thousand samples differ in. */
  static final int REMEMBERED = 4096;

  private static final int NAMED = 10;

  private final Constraint start;
  private final Constraint continuing;

  private GrammarConstraint(Constraint start, Constraint continuing) {
    this.start = start;
    this.continuing = continuing;
  }

  /**
   * Looks at the vocabulary, which takes a moment if it is large: keep the result.
   *
   * @throws DataException if some words of the grammar cannot be written; names them
   */
  public static GrammarConstraint of(Grammar grammar, Tokenizer tokenizer) {
    return WordTokens.of(grammar.words(), tokenizer)
        .map(words -> words(grammar, words, tokenizer.special().end()))
        .orElseGet(() -> texts(grammar, tokenizer));
  }

  private static GrammarConstraint words(Grammar grammar, WordTokens words, int end) {
    Constraint start = new WordStates(words, end).start(grammar.start());
    return new GrammarConstraint(start, start);
  }

  private static GrammarConstraint texts(Grammar grammar, Tokenizer tokenizer) {
    Vocabulary vocabulary = Vocabulary.of(tokenizer, grammar.words());
    Spelling spelling = new Spelling(grammar.words(), vocabulary);
    List<String> unwritable =
        grammar.words().stream()
            .filter(
                word ->
                    !spelling.canFollow(word)
                        || (grammar.start().next().contains(word) && !spelling.canBegin(word)))
            .toList();
    if (!unwritable.isEmpty()) {
      throw new DataException(
          "the tokenizer has no tokens for %d of the grammar's %d words: %s%s; expected a grammar of"
                  .formatted(
                      unwritable.size(),
                      grammar.words().size(),
                      unwritable.stream()
                          .limit(NAMED)
                          .map(word -> "'" + word + "'")
                          .collect(Collectors.joining(", ")),
                      unwritable.size() > NAMED ? ", …" : "")
              + " words that its training text has");
    }
    TextStates states = new TextStates(vocabulary, spelling);
    return new GrammarConstraint(
        states.start(grammar.start(), Place.START), states.start(grammar.start(), Place.SIGN));
  }

  /** On a text that begins anew. */
  public Constraint start() {
    return start;
  }

  /** On a text that follows another one, and may begin with the space that parts them. */
  public Constraint continuing() {
    return continuing;
  }
}
