package org.syntagma.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.task.Metrics;
import org.syntagma.runtime.MemoryUse;
import org.syntagma.runtime.PipelineSettings;
import org.syntagma.runtime.PipelineSettings.SampleSettings;
import org.syntagma.runtime.RunResult;
import org.syntagma.toolkit.trees.words.RawText;

/** What a person reads when a run has ended. */
final class Reporting {
  private Reporting() {}

  static int finish(Supplier<RunResult> run, PipelineSettings settings, PrintWriter out) {
    try (RunResult result = run.get()) {
      result
          .profiles()
          .forEach(
              profile -> {
                out.println();
                out.print(profile);
              });
      if (result.completed()) {
        samples(result, settings, out);
        settings.samples().sentences().forEach(text -> trees(result, text, out));
        out.println();
        out.println("Everything was written to " + result.directory());
        out.println(memory(result.memory()));
        out.println(summary(result));
      } else {
        out.println("Stopped. Go on with: syntagma resume " + result.directory());
      }
      out.flush();
      return ExitCodes.DONE;
    }
  }

  private static void samples(RunResult result, PipelineSettings settings, PrintWriter out) {
    SampleSettings samples = settings.samples();
    Randomness randomness = Randomness.of(settings.seed()).at("samples");
    for (int i = 0; i < samples.prompts().size() && samples.count() > 0; i++) {
      String prompt = samples.prompts().get(i);
      out.println();
      out.println(prompt.isEmpty() ? "Samples:" : "Samples that continue '" + prompt + "':");
      SampleOutput output = new SampleOutput(result.model(), result.decoding());
      output
          .texts(prompt, samples.count(), randomness.at(i))
          .forEach(
              sample -> {
                out.println("  " + sample.text());
                out.print(output.logProbabilities(sample.sample()).indent(4));
              });
    }
  }

  private static void trees(RunResult result, String text, PrintWriter out) {
    result
        .parsers()
        .forEach(
            (task, parser) -> {
              out.println();
              out.println("The task '" + task + "' parses '" + text + "':");
              out.print(drawn(parser, text).indent(2));
            });
  }

  /** What cannot be parsed ends no run. */
  private static String drawn(Parser parser, String text) {
    try {
      return parser.parse(RawText.sentences(text)).stream()
          .map(TreeFormat::drawing)
          .collect(Collectors.joining("\n"));
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** {@code Memory: 912 MiB at the peak; 898 MiB were expected}. */
  private static String memory(MemoryUse memory) {
    String expected = Bytes.text(memory.estimated());
    return memory.measured().isPresent()
        ? "Memory: %s at the peak; %s were expected"
            .formatted(Bytes.text(memory.measured().getAsLong()), expected)
        : "Memory: %s were expected; the peak is not known here".formatted(expected);
  }

  private static String summary(RunResult result) {
    String metrics =
        result.metrics().entrySet().stream()
            .map(task -> ", " + task.getKey() + ": " + metrics(task.getValue()))
            .collect(Collectors.joining());
    return "Done in " + seconds(result.time()) + metrics;
  }

  static String metrics(Metrics metrics) {
    return metrics.values().entrySet().stream()
        .map(value -> "%s %s".formatted(value.getKey(), number(value.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
