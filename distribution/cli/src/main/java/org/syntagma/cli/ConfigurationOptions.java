package org.syntagma.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.syntagma.runtime.settings.Settings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What describes a run on the command line. */
final class ConfigurationOptions {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Configuration, YAML or .properties; of several files a later one wins.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one value over all files, such as stages[0].updates=10.")
  private List<String> assignments = new ArrayList<>();

  Settings read() {
    Settings.Builder builder = Settings.builder();
    files.forEach(builder::file);
    assignments.forEach(builder::set);
    return builder.read();
  }
}
