package org.syntagma.api.reinforcement;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.LossFunction;
import org.syntagma.api.state.Stateful;

/** The objective over rollouts, such as PPO's; an optimizer moves the parameters. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("the objective of a policy over its rollouts")
public interface PolicyOptimizer extends Stateful {
  /** Batches to learn from: advantages, elites, replay. */
  List<Batch> prepare(List<Episode> episodes, List<Double> rewards);

  LossFunction loss();

  /**
   * What to do after an update.
   *
   * @param statistics such as {@code kl} and {@code clip-fraction}
   */
  Verdict after(Map<String, Double> statistics);

  /** Whether the epochs over one set of rollouts go on. */
  enum Verdict {
    CONTINUE,
    STOP_EPOCHS
  }
}
