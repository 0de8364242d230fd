package org.syntagma.trainers.reinforcement;

import java.util.List;
import org.syntagma.api.model.Prompt;

/** What a policy saw of the states of a trajectory, beside its own actions. */
sealed interface Seen {
  /** A prompt, which the actions continue. */
  record Text(Prompt prompt) implements Seen {}

  /** Observations before each action and behind the last (n + 1). */
  record Control(List<float[]> observations) implements Seen {}
}
