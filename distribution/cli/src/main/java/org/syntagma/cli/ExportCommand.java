package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.syntagma.api.component.DataSize;
import org.syntagma.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a model for other programs. */
@Command(
    name = "export",
    description = "Write a trained model as a folder that Hugging Face's Transformers read.")
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;

  @Parameters(
      index = "0",
      paramLabel = "RUN|CHECKPOINT",
      description = "A run, of which the best checkpoint is taken, or a checkpoint.")
  private Path source;

  @Parameters(index = "1", paramLabel = "FOLDER", description = "A new or empty folder.")
  private Path folder;

  @Option(
      names = "--shard-size",
      paramLabel = "SIZE",
      description = "The most bytes of tensors in one file (default ${DEFAULT-VALUE}).")
  private String shard = "5GB";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Settings of the backend, such as backend.device=cpu.")
  private List<String> assignments = new ArrayList<>();

  @Override
  public Integer call() {
    DataSize size = shardSize();
    Settings.Builder overrides = Settings.builder().environment(Map.of());
    assignments.forEach(overrides::set);
    PrintWriter err = spec.commandLine().getErr();
    main.syntagma()
        .exportModel(source, overrides.read(), folder, size)
        .forEach(each -> err.println("Not exported: " + each));
    PrintWriter out = spec.commandLine().getOut();
    out.println("Exported to " + folder);
    out.flush();
    return ExitCodes.DONE;
  }

  private DataSize shardSize() {
    try {
      return DataSize.parse(shard);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--shard-size = " + shard + ": " + e.getMessage(), e);
    }
  }
}
