package org.syntagma.api.reinforcement;

import org.apiguardian.api.API;

/**
 * What an action led to.
 *
 * @param terminated the episode has ended: nothing follows, and its value is 0
 * @param truncated the episode was cut off: what would follow is to be estimated
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Step<O>(O observation, double reward, boolean terminated, boolean truncated) {}
