package org.syntagma.api.reinforcement;

import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/** Says how good episodes are. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Reward {
  /** One score for each episode; empty where there is none, which never counts as 0. */
  List<OptionalDouble> score(List<Episode> episodes);
}
