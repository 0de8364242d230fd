package org.syntagma.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.syntagma.runtime.PipelinePlan;
import org.syntagma.runtime.StopSignal;
import org.syntagma.runtime.Syntagma;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Goes on with a run. */
@Command(
    name = "resume",
    description =
        "Go on with a run from its newest whole checkpoint, to the same end as if it had never stopped.")
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;
  @Mixin private SecretOptions secrets;

  @Parameters(paramLabel = "RUN", description = "A run's directory.")
  private Path directory;

  @Override
  public Integer call() {
    Syntagma syntagma = main.syntagma();
    PipelinePlan plan = syntagma.planOf(directory, secrets.assignments());
    StopSignal stop = main.interruption().begin();
    CommandLine command = spec.commandLine();
    return Reporting.finish(
        () -> syntagma.resume(plan, directory, stop, command.getErr()::println),
        plan.settings(),
        command.getOut());
  }
}
