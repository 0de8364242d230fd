package org.syntagma.data.grammar;

import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** The settings of the grammar {@code cfg}. */
record CfgConfig(
    @Description("a grammar; the English one that comes with Syntagma if none")
        Optional<Path> path) {
  static CfgConfig defaults() {
    return new CfgConfig(Optional.empty());
  }
}
