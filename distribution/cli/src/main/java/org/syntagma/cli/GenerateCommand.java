package org.syntagma.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.LoadedAnswers;
import org.syntagma.runtime.LoadedModel;
import org.syntagma.runtime.SampleText;
import org.syntagma.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Continues a prompt, or answers an input as a task taught it. */
@Command(
    name = "generate",
    description = "Continue a prompt, or answer an input, with a trained model.")
final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private SyntagmaCommand main;

  @Parameters(
      index = "0",
      paramLabel = "RUN|CHECKPOINT",
      description = "A run, of which the best checkpoint is taken, or a checkpoint.")
  private Path source;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "INPUT",
      description = "An input to answer, as a task such as target taught it, instead of a prompt.")
  private Optional<String> input = Optional.empty();

  @Option(names = "--task", description = "The task that answers the input, where several do.")
  private Optional<String> task = Optional.empty();

  @Option(names = "--prompt", description = "The text to continue; begins anew when empty.")
  private String prompt = "";

  @Option(names = "--samples", description = "How many continuations (default ${DEFAULT-VALUE}).")
  private int samples = 1;

  @Mixin private DecodingOptions options;

  @Option(names = "--seed", description = "Of the draws (default ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Settings of the backend, such as backend.device=gpu:0.")
  private List<String> assignments = new ArrayList<>();

  @Override
  public Integer call() {
    check(options.decoding());
    Decoding decoding = options.decoding(main.syntagma());
    Settings.Builder overrides = Settings.builder().environment(Map.of());
    assignments.forEach(overrides::set);
    PrintWriter out = spec.commandLine().getOut();
    if (input.isPresent()) {
      answer(input.get(), overrides.read(), decoding, out);
    } else {
      continuations(overrides.read(), decoding, out);
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private void answer(String given, Settings overrides, Decoding decoding, PrintWriter out) {
    try (LoadedAnswers loaded = main.syntagma().answers(source, task, overrides)) {
      SampleOutput output = new SampleOutput(loaded.model(), decoding);
      loaded
          .to(Collections.nCopies(samples, given), decoding, Randomness.of(seed))
          .forEach(
              answer -> {
                out.println(answer.text());
                out.print(output.logProbabilities(answer.sample()));
              });
    }
  }

  private void continuations(Settings overrides, Decoding decoding, PrintWriter out) {
    try (LoadedModel loaded = main.syntagma().load(source, overrides)) {
      SampleOutput output = new SampleOutput(loaded.model(), decoding);
      if (samples == 1) {
        stream(loaded, decoding, output, out);
      } else {
        output
            .texts(prompt, samples, Randomness.of(seed))
            .forEach(
                sample -> {
                  out.println(sample.prompt() + sample.text());
                  out.print(output.logProbabilities(sample.sample()));
                });
      }
    }
  }

  private void check(Decoding decoding) {
    List<String> problems = new ArrayList<>();
    if (input.isPresent() && !prompt.isEmpty()) {
      problems.add("--prompt is for continuing a text: leave it out where there is an input");
    }
    if (task.isPresent() && input.isEmpty()) {
      problems.add("--task = " + task.get() + ": needs an input that the task answers");
    }
    if (input.isPresent() && decoding.beams() > 1 && samples > 1) {
      problems.add(
          "--samples = "
              + samples
              + ": a search gives one answer to an input, its best: leave it out");
    }
    if (samples < 1) {
      problems.add("--samples = " + samples + ": must be at least 1");
    }
    problems.addAll(options.problems());
    if (decoding.beams() > 1 && samples > decoding.beams()) {
      problems.add(
          "--samples = "
              + samples
              + ": a search gives as many texts as it has beams, which are "
              + decoding.beams());
    }
    if (!problems.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join("\n", problems));
    }
  }

  /** Shows the text as it grows. */
  private void stream(LoadedModel loaded, Decoding decoding, SampleOutput output, PrintWriter out) {
    TextStream stream = new TextStream(loaded.model().tokenizer(), prompt, out);
    SampleText sample =
        SampleText.of(
                loaded.model(),
                List.of(prompt),
                decoding,
                Randomness.of(seed),
                (row, token) -> stream.token(token))
            .get(0);
    stream.end(sample.sample().rest());
    out.print(output.logProbabilities(sample.sample()));
  }
}
