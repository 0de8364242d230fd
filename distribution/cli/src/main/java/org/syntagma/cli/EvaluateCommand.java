package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--configuration",
      paramLabel = "FILE",
      description =
          "Evaluate as the last stage of this configuration would, with the checkpoint's models and"
              + " tokenizer; of several files a later one wins.")
  private List<Path> configuration = new ArrayList<>();

  @Option(
      names = "--environment",
      paramLabel = "FILE",
      description =
          "Score the main model in an environment instead: the file has the keys 'environment' and"
              + " 'evaluator'.")
  private Optional<Path> environment = Optional.empty();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Metrics> found = evaluate(main.syntagma());
    if (found.isEmpty()) {
      out.println("This run has nothing to evaluate on: no corpus set anything aside.");
    }
    found.forEach(
        (task, metrics) ->
            out.println(task + ": " + Reporting.metrics(metrics) + ", count " + metrics.count()));
    out.flush();
    return ExitCodes.DONE;
  }

  private Map<String, Metrics> evaluate(Syntagma syntagma) {
    environment.ifPresent(configuration::add);
    if (configuration.isEmpty()) {
      return syntagma.evaluate(source, secrets.assignments());
    }
    Settings.Builder settings = Settings.builder();
    configuration.forEach(settings::file);
    secrets.assignments().forEach(settings::set);
    return syntagma.evaluate(source, settings.read());
  }
}
