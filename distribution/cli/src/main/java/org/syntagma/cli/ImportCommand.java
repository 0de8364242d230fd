package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.syntagma.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes a checkpoint of somebody else's model. */
@Command(
    name = "import",
    description = "Make a checkpoint of a model in a folder of Hugging Face's Transformers.")
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;

  @Parameters(
      paramLabel = "FOLDER",
      description = "Holds config.json, model.safetensors or its shards, and tokenizer.json.")
  private Path folder;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "CHECKPOINT",
      description = "Where the checkpoint is written; nothing may be there.")
  private Path checkpoint;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Settings of backend and tokenizer, which are pytorch, and hugging-face with the folder.")
  private List<String> assignments = new ArrayList<>();

  @Override
  public Integer call() {
    Settings.Builder settings =
        Settings.builder()
            .environment(Map.of())
            .set("backend", Map.of("type", "pytorch"))
            .set("tokenizer", Map.of("type", "hugging-face", "path", folder));
    assignments.forEach(settings::set);
    long parameters = main.syntagma().importModel(folder, checkpoint, settings.read());
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        String.format(Locale.ROOT, "Imported %,d parameters to %s", parameters, checkpoint));
    out.flush();
    return ExitCodes.DONE;
  }
}
