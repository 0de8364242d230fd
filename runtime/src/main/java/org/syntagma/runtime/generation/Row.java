package org.syntagma.runtime.generation;

import java.util.BitSet;
import java.util.Optional;
import org.syntagma.api.model.Generator.TokenListener;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Sample.Ending;
import org.syntagma.api.random.Randomness;

/** One prompt's continuation while it grows. */
final class Row {
  private final Rules rules;
  private final BitSet prompt;
  private final Randomness randomness;
  private final Teller teller;
  private Continuation continuation;
  private Optional<Sample> sample = Optional.empty();

  /**
   * A row that begins.
   *
   * @param prompt the ids that count as generated already
   */
  Row(
      int index,
      Rules rules,
      BitSet prompt,
      Continuation start,
      Randomness randomness,
      TokenListener listener) {
    this.rules = rules;
    this.prompt = prompt;
    this.continuation = start;
    this.randomness = randomness;
    this.teller = new Teller(index, listener);
  }

  /** Draws the next token. What ends the row is not heard. */
  void draw(Sampler sampler, float[] logits) {
    continuation = next(sampler, logits);
    if (continuation.ending().isEmpty()) {
      teller.drawn(continuation);
      if (continuation.length() == rules.decoding().maximum()) {
        continuation = continuation.ended(Ending.TRUNCATED);
      }
    }
    if (!grows()) {
      Sample whole = rules.sample(continuation);
      teller.finish(whole.tokens());
      sample = Optional.of(whole);
    }
  }

  private Continuation next(Sampler sampler, float[] logits) {
    int[] ids = continuation.allowed(rules.drawable());
    if (ids.length == 0) {
      return continuation.ended(Ending.EXHAUSTED);
    }
    rules.penalise(logits, prompt, continuation);
    Sampler.Draw draw = sampler.draw(logits, ids, randomness.uniform(continuation.length()));
    return rules.append(continuation, draw.token(), draw.logProbability());
  }

  boolean grows() {
    return continuation.ending().isEmpty();
  }

  int lastToken() {
    return continuation.token();
  }

  /** The whole of it, when it grows no more. */
  Sample sample() {
    return sample.orElseThrow();
  }
}
