package org.syntagma.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.syntagma.runtime.describe.DescriptionJson;
import org.syntagma.runtime.describe.Descriptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells what can be written in a configuration. */
@Command(
    name = "describe",
    description =
        "List what configurations can be made of; with KIND and TYPE, all that one component can be told.")
final class DescribeCommand implements Callable<Integer> {
  private enum Format {
    TEXT,
    JSON
  }

  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      description = "A kind of component, such as optimizer.",
      completionCandidates = Candidates.Kinds.class)
  private Optional<String> kind = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TYPE",
      description = "A component of that kind, such as adamw.",
      completionCandidates = Candidates.Types.class)
  private Optional<String> type = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or json (default ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Override
  public Integer call() {
    Descriptions descriptions = new Descriptions(main.syntagma().catalog());
    PrintWriter out = spec.commandLine().getOut();
    out.println(format == Format.JSON ? json(descriptions) : text(descriptions));
    out.flush();
    return ExitCodes.DONE;
  }

  private String json(Descriptions all) {
    if (type.isPresent()) {
      return DescriptionJson.of(all.component(kind.orElseThrow(), type.get()));
    }
    return kind.isPresent()
        ? DescriptionJson.of(all.kind(kind.get()))
        : DescriptionJson.of(all.kinds());
  }

  private String text(Descriptions all) {
    if (type.isPresent()) {
      return DescriptionText.of(all.component(kind.orElseThrow(), type.get()));
    }
    return kind.isPresent()
        ? DescriptionText.of(all.kind(kind.get()))
        : DescriptionText.of(all.kinds());
  }
}
