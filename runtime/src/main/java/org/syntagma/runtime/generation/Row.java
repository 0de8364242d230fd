package org.syntagma.runtime.generation;

import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.model.Generator.TokenListener;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;

/** One prompt's continuation while it grows. */
final class Row {
  private final int index;
  private final Randomness randomness;
  private final List<Integer> tokens = new ArrayList<>();
  private final List<Double> logProbabilities = new ArrayList<>();
  private boolean ended;

  Row(int index, Randomness randomness) {
    this.index = index;
    this.randomness = randomness;
  }

  /** Draws the next token; the end symbol ends the row and is not heard. */
  void draw(Sampler sampler, float[] logits, int end, TokenListener listener) {
    Sampler.Draw draw = sampler.draw(logits, randomness.uniform(tokens.size()));
    logProbabilities.add(draw.logProbability());
    ended = draw.token() == end;
    if (!ended) {
      tokens.add(draw.token());
      listener.drawn(index, draw.token());
    }
  }

  boolean grows(int maximum) {
    return !ended && tokens.size() < maximum;
  }

  int lastToken() {
    return tokens.get(tokens.size() - 1);
  }

  Sample sample() {
    return new Sample(
        tokens, logProbabilities, ended ? Sample.Ending.END : Sample.Ending.TRUNCATED);
  }
}
