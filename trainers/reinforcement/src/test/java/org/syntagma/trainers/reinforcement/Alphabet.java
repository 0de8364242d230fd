package org.syntagma.trainers.reinforcement;

import java.util.List;
import java.util.Optional;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.api.reinforcement.Step;
import org.syntagma.api.reinforcement.TextEnvironment;

/**
 * Texts of at most {@code maximum} tokens from several beginnings, each a letter of the tokenizer,
 * or the begin symbol alone.
 */
record Alphabet(
    Tokenizer tokenizer, String beginnings, int maximum, double temperature, boolean endsAtMaximum)
    implements TextEnvironment {

  @Override
  public TextEnvironment of(Model model) {
    return this;
  }

  @Override
  public TextEnvironment another() {
    return this;
  }

  @Override
  public Opening open(long seed) {
    int begin = tokenizer.special().begin();
    if (beginnings.isEmpty()) {
      return new Opening(0, new Prompt(List.of(begin)), "", Optional.empty());
    }
    int number = (int) (seed % beginnings.length());
    String letter = beginnings.substring(number, number + 1);
    Prompt prompt = new Prompt(List.of(begin, tokenizer.encode(letter)[0]));
    return new Opening(number, prompt, letter, Optional.empty());
  }

  @Override
  public long prompts() {
    return Math.max(1, beginnings.length());
  }

  @Override
  public Episode episode(Opening opening, Sample sample) {
    int[] ids = sample.tokens().stream().mapToInt(Integer::intValue).toArray();
    return new Episode(opening, sample, tokenizer.decode(ids));
  }

  @Override
  public List<Integer> reset(long seed) {
    throw new UnsupportedOperationException("texts are written at once");
  }

  @Override
  public Step<List<Integer>> step(Integer action) {
    throw new UnsupportedOperationException("texts are written at once");
  }
}
