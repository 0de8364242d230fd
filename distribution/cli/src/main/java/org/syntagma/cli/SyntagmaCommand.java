package org.syntagma.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.syntagma.runtime.Syntagma;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a verb. */
@Command(
    name = "syntagma",
    description = "Trains language models on the JVM from parts that anyone can supply.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ResumeCommand.class,
      AblateCommand.class,
      ValidateCommand.class,
      GenerateCommand.class,
      EvaluateCommand.class,
      AttackCommand.class,
      ParseCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      PluginsCommand.class,
      DescribeCommand.class,
      CompletionCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something failed that should not have",
      "2:the command line was wrong",
      "3:the configuration was wrong",
      "4:the data could not be used",
      "5:a run directory or checkpoint could not be read or written",
      "6:a plugin could not be loaded or failed",
      "130:interrupted by Ctrl-C, after writing a checkpoint"
    })
final class SyntagmaCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      description = "Print stack traces of failures.",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  @Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description =
          "Also use the plugins in this folder, which holds one folder for each. May be repeated.",
      scope = ScopeType.INHERIT)
  private List<Path> plugins = List.of();

  private final Interruption interruption;

  SyntagmaCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  Interruption interruption() {
    return interruption;
  }

  boolean verbose() {
    return verbose;
  }

  /** With the plugins of the class path, of the installation and of {@code --plugins}. */
  Syntagma syntagma() {
    return Syntagma.create(pluginFolders());
  }

  /** Where installed plugins are; the launcher says where the installation is. */
  List<Path> pluginFolders() {
    return Stream.concat(installation(), plugins.stream()).toList();
  }

  static Stream<Path> installation() {
    return Stream.ofNullable(System.getProperty("syntagma.home"))
        .map(home -> Path.of(home, "plugins"))
        .filter(Files::exists);
  }

  @Override
  public void run() {
    throw new ParameterException(
        new CommandLine(spec),
        "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
