package org.syntagma.toolkit.safetensors;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the data that may lie beside the checkout, or skips the test. */
final class SharedData {
  private SharedData() {}

  static Path find(String name) {
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      Path found = at.resolve("shared/data").resolve(name);
      if (Files.exists(found)) {
        return found;
      }
    }
    return Assumptions.abort("shared/data/" + name + " is not beside this checkout");
  }
}
