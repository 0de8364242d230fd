package org.syntagma.api.task;

import jakarta.validation.constraints.PositiveOrZero;
import org.apiguardian.api.API;
import org.syntagma.api.component.Slot;

/**
 * A component with the weight of its place in a list.
 *
 * @param component what is weighted
 * @param settings its weight
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Weighted<K>(@Slot K component, Settings settings) {
  /**
   * The part of the entry that is not the component's.
   *
   * @param weight how much it counts
   */
  public record Settings(@PositiveOrZero double weight) {
    public static Settings defaults() {
      return new Settings(1);
    }
  }
}
