package org.syntagma.data.grammar;

import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.api.component.Description;

/** The settings of the parser {@code grammar}. */
record GrammarParserConfig(
    @Description("a grammar; the English one that comes with Syntagma if none")
        Optional<Path> path) {
  static GrammarParserConfig defaults() {
    return new GrammarParserConfig(Optional.empty());
  }
}
