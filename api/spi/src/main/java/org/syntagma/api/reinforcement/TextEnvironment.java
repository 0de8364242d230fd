package org.syntagma.api.reinforcement;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Sample;

/**
 * Prompts that a model continues: the text so far is the observation, a token the action. The seed
 * counts prompts, from 0 on: in each round of as many as there are, every prompt comes once.
 *
 * <p>Stepwise it is there for any program; a trainer has whole episodes written at once instead:
 * {@link #open}, a generator with {@link #maximum} and {@link #temperature}, {@link #episode}.
 * Steps are worth 0, for how good a text is says a {@link Reward}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface TextEnvironment extends Environment<List<Integer>, Integer> {
  /**
   * The same for a model, whose tokenizer and layout its prompts follow.
   *
   * @throws IllegalArgumentException if the model cannot write what is asked for; says why
   */
  TextEnvironment of(Model model);

  @Override
  TextEnvironment another();

  /** What {@link #reset} begins with. */
  Opening open(long seed);

  /** How many different prompts there are. */
  long prompts();

  /** The greatest number of tokens that are drawn, the end symbol among them. */
  int maximum();

  /** Divides the logits; greater than 0. Tokens are drawn from the whole distribution. */
  double temperature();

  /**
   * Whether an episode that reaches the maximum has ended there, so that nothing is to come; if
   * not, it was cut off.
   */
  boolean endsAtMaximum();

  /** What rewards see of a finished generation. */
  Episode episode(Opening opening, Sample sample);
}
