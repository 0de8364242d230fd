package org.syntagma.api.ops;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Which keys a query may attend to.
 *
 * @param causal a query sees no later key. The last query stands at the last key, so that a few new
 *     queries over many remembered keys are masked right; in a stepwise program keys before a row's
 *     start are hidden too.
 * @param visible (batch, keys), boolean: keys that may be seen at all, all of them when empty
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Mask(boolean causal, Optional<Value> visible) {
  /** Every query sees every key. */
  public static Mask none() {
    return new Mask(false, Optional.empty());
  }

  /** Every query sees itself and what came before. */
  public static Mask causally() {
    return new Mask(true, Optional.empty());
  }

  /** Every query sees the keys for which {@code visible} (batch, keys) holds. */
  public static Mask of(Value visible) {
    return new Mask(false, Optional.of(visible));
  }
}
