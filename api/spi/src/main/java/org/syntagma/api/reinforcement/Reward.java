package org.syntagma.api.reinforcement;

import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;

/** Says how good episodes are. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("how good episodes are")
public interface Reward {
  /** One score for each episode; empty where there is none, which never counts as 0. */
  List<OptionalDouble> score(List<Episode> episodes);
}
