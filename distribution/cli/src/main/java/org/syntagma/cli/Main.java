package org.syntagma.cli;

import org.syntagma.runtime.plugins.Faults;
import picocli.CommandLine;

/** The command {@code syntagma}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Interruption interruption = new Interruption();
    CommandLine command = commandLine(interruption);
    interruption.install(command.getErr());
    int exitCode = execute(command, arguments);
    command.getOut().flush();
    command.getErr().flush();
    interruption.end();
    System.exit(exitCode);
  }

  static CommandLine commandLine(Interruption interruption) {
    return new CommandLine(new SyntagmaCommand(interruption))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures());
  }

  static int execute(CommandLine command, String... arguments) {
    try {
      return command.execute(arguments);
    } catch (OutOfMemoryError e) {
      command
          .getErr()
          .println(
              "There is not enough memory: "
                  + e.getMessage()
                  + ". Raise it with SYNTAGMA_OPTS=-Xmx…");
      return ExitCodes.FAILED;
    } catch (LinkageError e) {
      command.getErr().println("A library or plugin does not fit: " + Faults.advice(e));
      return ExitCodes.PLUGIN;
    }
  }
}
