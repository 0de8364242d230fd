package org.syntagma.api.ops;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How an optimizer moves one parameter, element by element, in {@link Ops}, so that a backend can
 * compile it over all parameters at once. A backend may have a faster form of a rule that it knows,
 * such as {@link AdamWRule}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface UpdateRule {
  /** The parameter before and after. */
  String PARAMETER = "parameter";

  /** The gradient, already scaled and clipped. */
  String GRADIENT = "gradient";

  /** Names of the state arrays, each of the parameter's shape and 0 at the start. */
  List<String> states();

  /** Names of the scalars that change from update to update. */
  List<String> scalars();

  /**
   * The new value of {@link #PARAMETER} and of each state.
   *
   * @param values the old ones, {@link #GRADIENT} and the scalars, by name
   */
  Map<String, Value> apply(Ops ops, Map<String, Value> values);
}
