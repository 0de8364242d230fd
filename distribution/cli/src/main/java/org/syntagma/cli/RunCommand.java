package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.syntagma.runtime.PipelinePlan;
import org.syntagma.runtime.StopSignal;
import org.syntagma.runtime.Syntagma;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Trains what a configuration describes. */
@Command(name = "run", description = "Run the pipeline that FILE describes.")
final class RunCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("-yyyyMMdd-HHmmss");

  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;
  @Mixin private ConfigurationOptions configuration;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where the run writes; a new folder under runs/ by default.")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--dry-run", description = "Train nothing: do what validate does.")
  private boolean dryRun;

  @Option(
      names = "--profile",
      description = "Also tell what the time was spent on, and write it to profile.txt.")
  private boolean profile;

  @Override
  public Integer call() {
    Syntagma syntagma = main.syntagma();
    PipelinePlan plan = syntagma.plan(configuration.read());
    PrintWriter out = spec.commandLine().getOut();
    if (dryRun) {
      out.println(ValidationText.of(syntagma.validate(plan)));
      out.flush();
      return ExitCodes.DONE;
    }
    Path where = directory.orElseGet(() -> fresh(plan.settings().name()));
    StopSignal stop = main.interruption().begin();
    return Reporting.finish(
        () -> profile ? syntagma.profile(plan, where, stop) : syntagma.run(plan, where, stop),
        plan.settings(),
        out);
  }

  static Path fresh(String name) {
    return Path.of("runs", name + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP));
  }
}
