package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.Syntagma;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a trained model. */
@Command(
    name = "evaluate",
    description = "Evaluate a trained model over what the corpora of its tasks set aside.")
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN|CHECKPOINT",
      description = "A run, of which the best checkpoint is taken, or one of its checkpoints.")
  private Path source;

  @Option(
      names = "--examples",
      description = "How many examples make a batch (default ${DEFAULT-VALUE}).")
  private int examples = 32;

  @Option(
      names = "--batches",
      description = "The greatest number of batches of each task; all by default.")
  private Optional<Long> batches = Optional.empty();

  @Override
  public Integer call() {
    if (examples < 1 || batches.filter(limit -> limit < 1).isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--examples and --batches must be at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    OptionalLong limit = batches.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    Map<String, Metrics> found = Syntagma.create().evaluate(source, examples, limit);
    if (found.isEmpty()) {
      out.println("No corpus of this run set anything aside to evaluate on.");
    }
    found.forEach(
        (task, metrics) ->
            out.println(task + ": " + Reporting.metrics(metrics) + ", count " + metrics.count()));
    out.flush();
    return ExitCodes.DONE;
  }
}
