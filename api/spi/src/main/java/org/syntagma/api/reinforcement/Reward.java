package org.syntagma.api.reinforcement;

import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;

/**
 * Says how good episodes are. Called on one thread at a time, not always on the same. Scores of one
 * episode must not depend on the others it comes with.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("how good episodes are")
public interface Reward {
  /**
   * One finite score for each episode, in the same order; empty where there is none, which never
   * counts as 0.
   */
  List<OptionalDouble> score(List<Episode> episodes);
}
