package org.syntagma.trainers.environments;

import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.reinforcement.Step;

/** An episode of text that is acted step by step. */
final class Progress {
  private final Tokenizer tokenizer;
  private final int maximum;
  private final boolean endsAtMaximum;
  private final List<Integer> tokens = new ArrayList<>();
  private int drawn;
  private boolean running = true;

  Progress(Tokenizer tokenizer, Prompt prompt, int maximum, boolean endsAtMaximum) {
    this.tokenizer = tokenizer;
    this.maximum = maximum;
    this.endsAtMaximum = endsAtMaximum;
    tokens.addAll(prompt.tokens());
    tokens.addAll(prompt.written());
  }

  List<Integer> observation() {
    return List.copyOf(tokens);
  }

  /**
   * Adds a token.
   *
   * @throws IllegalStateException if the episode has ended
   * @throws IllegalArgumentException if the token cannot be drawn
   */
  Step<List<Integer>> step(int token) {
    if (!running) {
      throw new IllegalStateException("the episode has ended: reset first");
    }
    if (token < 0 || token >= tokenizer.size()) {
      throw new IllegalArgumentException(
          "token = " + token + ": must be from 0 to " + (tokenizer.size() - 1));
    }
    if (!tokenizer.canDraw(token)) {
      throw new IllegalArgumentException(
          "token = %d, which is '%s': must be one that a text can go on with"
              .formatted(token, tokenizer.symbol(token)));
    }
    tokens.add(token);
    drawn++;
    boolean ended = token == tokenizer.special().end();
    boolean full = !ended && drawn == maximum;
    running = !ended && !full;
    return new Step<>(observation(), 0, ended || (full && endsAtMaximum), full && !endsAtMaximum);
  }
}
