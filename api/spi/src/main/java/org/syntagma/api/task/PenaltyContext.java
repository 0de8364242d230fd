package org.syntagma.api.task;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;

/** What a penalty may look at for one micro-batch of a task. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface PenaltyContext {
  /** The model as it is before the update. */
  Model model();

  /** What the task itself asks of the micro-batch. */
  Charge task();

  /** The update, from 1. */
  long update();

  /** How many updates the stage makes. */
  long updates();

  /** A stream of the penalty's own, another one for each micro-batch. */
  Randomness randomness();

  /**
   * What the model generates, without dropout: one sample for each prompt. Penalties of the
   * micro-batch that ask for the same get the same samples, which are drawn once.
   */
  List<Sample> samples(List<Prompt> prompts, Decoding decoding);
}
