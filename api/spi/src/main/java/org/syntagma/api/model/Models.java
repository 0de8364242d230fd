package org.syntagma.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A pipeline's models by name, in the order of the configuration.
 *
 * @param byName at least one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Models(Map<String, Model> byName) {
  public Models {
    if (byName.isEmpty()) {
      throw new IllegalArgumentException("a pipeline needs at least one model");
    }
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** The model called {@code main}, or the only or first one. */
  public Model main() {
    Model main = byName.get("main");
    return main != null ? main : byName.values().iterator().next();
  }

  /** These models with {@link #main} exchanged. */
  public Models withMain(Model model) {
    Model old = main();
    Map<String, Model> models = new LinkedHashMap<>(byName);
    models.replaceAll((name, each) -> each == old ? model : each);
    return new Models(models);
  }
}
