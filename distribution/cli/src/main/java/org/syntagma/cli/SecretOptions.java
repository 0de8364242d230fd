package org.syntagma.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a saved run does not know about itself. */
final class SecretOptions {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Gives a secret of the run again; the environment may do so too.")
  private List<String> assignments = new ArrayList<>();

  List<String> assignments() {
    return List.copyOf(assignments);
  }
}
