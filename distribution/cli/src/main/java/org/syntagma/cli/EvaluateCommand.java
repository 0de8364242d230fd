package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.syntagma.api.task.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures a trained model. */
@Command(name = "evaluate", description = "Evaluate a trained model as its stage did at its end.")
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;
  @Mixin private SecretOptions secrets;

  @Parameters(
      paramLabel = "RUN|CHECKPOINT",
      description = "A run, of which the best checkpoint is taken, or one of its checkpoints.")
  private Path source;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Metrics> found = main.syntagma().evaluate(source, secrets.assignments());
    if (found.isEmpty()) {
      out.println("This run has nothing to evaluate on: no corpus set anything aside.");
    }
    found.forEach(
        (task, metrics) ->
            out.println(task + ": " + Reporting.metrics(metrics) + ", count " + metrics.count()));
    out.flush();
    return ExitCodes.DONE;
  }
}
