package org.syntagma.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.syntagma.runtime.Ablation;
import org.syntagma.runtime.AblationTable;
import org.syntagma.runtime.PipelinePlan;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.StopSignal;
import org.syntagma.runtime.Syntagma;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Finds out what the entries of a list are good for. */
@Command(
    name = "ablate",
    description =
        "Run the pipeline that FILE describes, and once without each of its penalties, and compare"
            + " what all end with.")
final class AblateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;
  @Mixin private ConfigurationOptions configuration;

  @Option(
      names = "--over",
      paramLabel = "LIST",
      defaultValue = "penalties",
      description =
          "The list of stages of which each entry is left out in turn, such as penalties or tasks"
              + " (default: ${DEFAULT-VALUE}).")
  private String list;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description =
          "Where the runs and ablation.md are written; a new folder under runs/ by default. Runs"
              + " that are there already are not made again, and what was stopped goes on.")
  private Path directory;

  @Override
  public Integer call() throws IOException {
    Syntagma syntagma = main.syntagma();
    Map<String, PipelinePlan> plans = new LinkedHashMap<>();
    for (Ablation.Variant variant : Ablation.of(configuration.read(), list).variants()) {
      plans.put(variant.name(), syntagma.plan(variant.settings()));
    }
    Path base =
        directory == null
            ? RunCommand.fresh(plans.values().iterator().next().settings().name())
            : directory;
    return run(syntagma, plans, base);
  }

  /** A name for a folder that no other variant has. */
  private static String unused(String variant, Set<String> folders) {
    String name = variant.replaceAll("[^A-Za-z0-9._-]", "-");
    String free = name;
    for (int i = 2; !folders.add(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private int run(Syntagma syntagma, Map<String, PipelinePlan> plans, Path base)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    StopSignal stop = main.interruption().begin();
    AblationTable table = new AblationTable();
    Set<String> folders = new HashSet<>();
    for (Map.Entry<String, PipelinePlan> variant : plans.entrySet()) {
      out.println("== " + variant.getKey());
      out.flush();
      Path folder = base.resolve(unused(variant.getKey(), folders));
      try (RunResult result =
          syntagma.runOrResume(
              variant.getValue(), folder, stop, spec.commandLine().getErr()::println)) {
        if (!result.completed()) {
          out.println("Stopped. Go on with the same command and --directory " + base);
          out.flush();
          return ExitCodes.DONE;
        }
        table.add(variant.getKey(), result.metrics());
      }
    }
    out.println();
    out.println(table);
    out.println();
    out.println("This table is in " + Files.writeString(base.resolve("ablation.md"), table + "\n"));
    out.flush();
    return ExitCodes.DONE;
  }
}
