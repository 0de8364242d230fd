package org.syntagma.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.syntagma.runtime.Validation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Checks a configuration and its data. */
@Command(
    name = "validate",
    description =
        "Check everything without training: bind the configuration, open the data, and run one small batch of each task.")
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;
  @Mixin private ConfigurationOptions configuration;

  @Override
  public Integer call() {
    Validation validation = main.syntagma().validate(configuration.read());
    PrintWriter out = spec.commandLine().getOut();
    out.println("backend     " + validation.backend());
    out.println("vocabulary  " + validation.vocabulary());
    validation
        .parameters()
        .forEach(
            (name, count) -> out.printf(Locale.ROOT, "model %s  %,d parameters%n", name, count));
    for (Validation.TaskCheck task : validation.tasks()) {
      out.printf(
          Locale.ROOT,
          "stage %s  %s  loss of one batch %.4f%n",
          task.stage(),
          task.path(),
          task.loss());
      task.data().forEach(file -> out.println("  reads " + file));
    }
    out.println("valid");
    out.flush();
    return ExitCodes.DONE;
  }
}
