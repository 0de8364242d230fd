package org.syntagma.api.reinforcement;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.state.Stateful;

/**
 * The objective of a policy over its rollouts, such as PPO's. It says what is to be learned from
 * what was acted, and what of that is minimised; an optimizer moves the parameters.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("the objective of a policy over its rollouts")
public interface PolicyOptimizer extends Stateful {
  /** Whether fragments must have values, so that a value network is needed and learned. */
  boolean readsValues();

  /** Whether fragments must have log-probabilities of the reference policy. */
  boolean readsReference();

  /**
   * Whether fragments of older policies may be among those to learn from, because it corrects for
   * who acted or does not care.
   */
  default boolean learnsFromOthers() {
    return false;
  }

  /** What is to be learned from one set of rollouts; a fragment may be left out. */
  List<Lesson> prepare(List<Fragment> fragments);

  /** How often the lessons are gone through, at least 1. */
  default int epochs() {
    return 1;
  }

  /** Into how many minibatches they are divided each time, at least 1. */
  default int minibatches() {
    return 1;
  }

  /**
   * What is minimised, and what is only measured. The same objects in each call: compiled programs
   * are kept by them.
   */
  List<Part> parts();

  /**
   * Hears what was found in a minibatch, before the next.
   *
   * @param found of each part that was learned, for one action
   */
  default Verdict after(Map<String, Double> found) {
    return Verdict.CONTINUE;
  }

  /** What it found out about itself, such as the weight of KL, for metrics. */
  default Map<String, Double> report() {
    return Map.of();
  }

  /** Whether the epochs over one set of rollouts go on. */
  enum Verdict {
    CONTINUE,
    STOP_EPOCHS
  }

  /**
   * An addend of what is minimised: weight · sum / number of actions.
   *
   * @param name unique, for metrics, such as {@code policy-loss}
   * @param weight 0 only measures
   * @param of what it reads, beside the batch's {@code targets} and the lessons' numbers
   * @param objective the sum over the actions
   */
  record Part(String name, double weight, Of of, Objective objective) {
    /** A part that reads the policy. */
    public Part(String name, double weight, Objective objective) {
      this(name, weight, Of.POLICY, objective);
    }
  }

  /** Which network's outputs a part reads. */
  enum Of {
    /** {@code logits} (rows, length, actions). */
    POLICY,
    /** {@code value} (rows, length). */
    VALUES
  }
}
