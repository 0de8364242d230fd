package org.syntagma.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes the command's words in a shell. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands, options, kinds and types in a shell.",
      "Put this line into ~/.bashrc or ~/.zshrc: source <(syntagma completion bash)"
    })
final class CompletionCommand implements Callable<Integer> {
  private enum Shell {
    BASH,
    ZSH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh; the script is the same for both.")
  private Shell shell = Shell.BASH;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    out.println("#!/usr/bin/env " + shell.name().toLowerCase(Locale.ROOT));
    out.print(AutoComplete.bash(root.getCommandName(), root));
    out.flush();
    return ExitCodes.DONE;
  }
}
