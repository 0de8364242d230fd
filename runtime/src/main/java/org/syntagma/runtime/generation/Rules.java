package org.syntagma.runtime.generation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.AllowedSequences;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.toolkit.constraints.GrammarConstraint;

/** What one call asks for, in terms of the tokenizer. */
final class Rules {
  private final Decoding decoding;
  private final Tokenizer tokenizer;
  private final Drawable drawable;
  private final Stops stops;
  private final Repetition repetition;
  private final Optional<Constraint> allowed;
  private final Optional<GrammarConstraint> grammar;
  private final boolean continues;

  /**
   * Rules that can be followed.
   *
   * @param grammars of the same tokenizer
   * @param continues whether new text goes on with the prompt
   * @throws IllegalArgumentException if the decoding has problems
   * @throws DataException if an allowed text, or a word of the grammar, cannot be generated
   */
  Rules(Decoding decoding, Tokenizer tokenizer, Grammars grammars, boolean continues) {
    if (!decoding.problems().isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", decoding.problems()));
    }
    this.decoding = decoding;
    this.tokenizer = tokenizer;
    this.drawable = new Drawable(tokenizer);
    this.stops = new Stops(decoding.stop());
    this.repetition = new Repetition(decoding.repetitionPenalty());
    this.continues = continues;
    this.grammar = decoding.grammar().map(grammars::constraint);
    this.allowed =
        decoding.allowed().isEmpty()
            ? Optional.empty()
            : Optional.of(
                AllowedSequences.of(
                    decoding.allowed().stream().map(this::sequence).toList(), end()));
  }

  private List<Integer> sequence(String text) {
    List<Integer> ids = new ArrayList<>();
    for (int id : tokenizer.encode(text)) {
      ids.add(id);
    }
    if (ids.isEmpty() || ids.contains(tokenizer.special().unknown())) {
      throw new DataException(
          "the allowed text '%s' cannot be generated: the vocabulary has no symbols for all of it;"
                  .formatted(text)
              + " spell it as the training text does");
    }
    if (ids.size() > decoding.maximum()) {
      throw new DataException(
          "the allowed text '%s' has %d tokens, but at most %d may be generated: raise the maximum,"
                  .formatted(text, ids.size(), decoding.maximum())
              + " or shorten the prompt if the context leaves no more");
    }
    return ids;
  }

  Decoding decoding() {
    return decoding;
  }

  Drawable drawable() {
    return drawable;
  }

  int end() {
    return tokenizer.special().end();
  }

  Continuation start(Prompt prompt) {
    Prompt listed = allowed.map(prompt::constrained).orElse(prompt);
    Prompt constrained =
        grammar.map(each -> listed.constrained(constraint(each, prompt))).orElse(listed);
    return Continuation.start(
        constrained.constraint(),
        stops.strings().isEmpty()
            ? Optional.empty()
            : Optional.of(WatchedText.of(stops, tokenizer.growing())));
  }

  private Constraint constraint(GrammarConstraint each, Prompt prompt) {
    return continues && !prompt.tokens().isEmpty() ? each.continuing() : each.start();
  }

  /** Changes logits by what has been generated, {@code prompt} included. */
  void penalise(float[] logits, BitSet prompt, Continuation continuation) {
    if (!repetition.isNone()) {
      BitSet generated = (BitSet) prompt.clone();
      continuation.addTokens(generated);
      repetition.apply(logits, generated);
    }
  }

  /** With the token {@code id}, which may be the end symbol. */
  Continuation append(Continuation continuation, int id, double logProbability) {
    return id == end()
        ? continuation.end(id, logProbability)
        : continuation.append(id, logProbability);
  }

  Sample sample(Continuation continuation) {
    Ending ending = continuation.ending().orElse(Ending.TRUNCATED);
    List<Integer> tokens = continuation.drawn();
    if (!tokens.isEmpty() && continuation.token() == end()) {
      tokens.remove(tokens.size() - 1);
    }
    return ending == Ending.STOP
        ? beforeStop(tokens, continuation.logProbabilities())
        : new Sample(tokens, continuation.logProbabilities(), ending);
  }

  private Sample beforeStop(List<Integer> tokens, List<Double> logProbabilities) {
    String text = text(tokens);
    String before = text.substring(0, stops.firstIn(text));
    int kept = tokens.size();
    while (!before.startsWith(text(tokens.subList(0, kept)))) {
      kept--;
    }
    List<Integer> stay = tokens.subList(0, kept);
    String rest = before.substring(text(stay).length());
    return new Sample(stay, logProbabilities, Ending.STOP, rest);
  }

  private String text(List<Integer> tokens) {
    return tokenizer.decode(tokens.stream().mapToInt(Integer::intValue).toArray());
  }
}
