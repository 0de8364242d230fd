package org.syntagma.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Checks a configuration and its data. */
@Command(
    name = "validate",
    description =
        "Check everything and train nothing: bind the configuration, open the data, make a few updates of each stage that nobody keeps, and estimate memory and time.")
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;
  @Mixin private ConfigurationOptions configuration;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(ValidationText.of(main.syntagma().validate(configuration.read())));
    out.flush();
    return ExitCodes.DONE;
  }
}
