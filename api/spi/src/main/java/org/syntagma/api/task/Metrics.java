package org.syntagma.api.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What an evaluation found.
 *
 * @param values by name, in the order in which people should read them; {@code loss} is in nats for
 *     each valid element
 * @param count how many valid elements were evaluated
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Metrics(Map<String, Double> values, long count) {
  /** The name of the loss among the values. */
  public static final String LOSS = "loss";

  public Metrics {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
