package org.syntagma.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.syntagma.benchmarks.Gpt;
import org.syntagma.benchmarks.Race;

/** Gathers results, and writes them as a Markdown table and as bars. */
public final class Report {
  private static final double BUSY = 0.5;

  private final StringBuilder text = new StringBuilder("# Benchmark\n");
  private final List<Bars.Group> groups = new ArrayList<>();
  private boolean growing;

  /** How many times faster the first is than the second. */
  public record Ratio(String contestant, String rival) {}

  /**
   * Where all of this was measured.
   *
   * @param load the load average before anything was measured
   * @param precisions what was measured
   * @param ceilings GFLOP/s by precision
   */
  public void machine(double load, List<String> precisions, Map<String, Double> ceilings) {
    line("");
    line(
        "%s, %d processors, Java %s. Every figure is the median of rounds in which the contestants take turns."
            .formatted(
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature()));
    if (load > BUSY) {
      line("");
      line(
          String.format(
              Locale.ROOT,
              "**The load average was %.1f before anything was measured: something else uses this machine, so these figures mean little.**",
              load));
      line("");
    }
    if (!precisions.contains("bfloat16")) {
      line(
          "This device does not compute in bfloat16 as fast as in float32, so only float32 was measured.");
    }
    ceilings.forEach(
        (precision, gflops) ->
            line("Products of large %s matrices: %.0f GFLOP/s.".formatted(precision, gflops)));
  }

  /** Tokens a second, and the share of what products of matrices alone reach. */
  public void training(String title, Gpt gpt, Race.Result result, Map<String, Double> ceilings) {
    heading(title, "tokens/s | ms/update | share of ceiling | loss");
    result
        .rounds()
        .forEach(
            (name, rounds) -> {
              double seconds = result.seconds(name);
              double rate = gpt.tokens() / seconds;
              Double ceiling = ceilings.get(name.contains("bfloat16") ? "bfloat16" : "float32");
              String share =
                  ceiling == null ? "–" : percent(rate * gpt.flopsPerToken() / 1e9 / ceiling);
              row(
                  name,
                  number(rate),
                  number(seconds * 1e3),
                  share,
                  String.format(Locale.ROOT, "%.3f", result.losses().get(name)));
            });
    failures(result);
    bars(title + ", tokens/s", gpt.tokens(), result);
  }

  /** Tokens a second. */
  public void rates(String title, long tokens, Race.Result result) {
    heading(title, "tokens/s | ms");
    result
        .rounds()
        .forEach(
            (name, rounds) ->
                row(
                    name,
                    number(tokens / result.seconds(name)),
                    number(result.seconds(name) * 1e3)));
    failures(result);
    bars(title + ", tokens/s", tokens, result);
  }

  /** Seconds that so many updates take. */
  public void seconds(String title, int updates, Race.Result result) {
    heading(title, "seconds");
    result
        .rounds()
        .keySet()
        .forEach(
            name -> row(name, String.format(Locale.ROOT, "%.1f", updates * result.seconds(name))));
    failures(result);
  }

  private void failures(Race.Result result) {
    result.failures().values().forEach(failure -> row(failure));
  }

  private void bars(String title, long tokens, Race.Result result) {
    List<Bars.Bar> bars = new ArrayList<>();
    result
        .rounds()
        .keySet()
        .forEach(name -> bars.add(new Bars.Bar(name, tokens / result.seconds(name))));
    groups.add(new Bars.Group(title, bars));
  }

  /** One row for each ratio whose contestants both took part. */
  public void ratios(String title, Race.Result result, List<Ratio> ratios) {
    heading(title + ": times faster", "ratio | least | most");
    for (Ratio ratio : ratios) {
      if (result.has(ratio.contestant()) && result.has(ratio.rival())) {
        double[] rounds = result.speedups(ratio.contestant(), ratio.rival());
        row(
            ratio.contestant() + " against " + ratio.rival(),
            ratio(result.speedup(ratio.contestant(), ratio.rival())),
            ratio(Arrays.stream(rounds).min().orElseThrow()),
            ratio(Arrays.stream(rounds).max().orElseThrow()));
      }
    }
  }

  /** A row of the table of growing sizes. */
  public void growth(Gpt gpt, Race.Result result) {
    if (!growing) {
      heading("Growth of cost, 6 layers, programs alone", "tokens/s float32 | tokens/s bfloat16");
      growing = true;
    }
    failures(result);
    row(
        "width %d, batch %d, context %d".formatted(gpt.width(), gpt.batch(), gpt.length()),
        rate(gpt, result, "float32"),
        rate(gpt, result, "bfloat16"));
  }

  private static String rate(Gpt gpt, Race.Result result, String name) {
    return result.has(name) ? number(gpt.tokens() / result.seconds(name)) : "–";
  }

  private void heading(String title, String columns) {
    line("");
    line("## " + title);
    line("| | " + columns + " |");
    line("| --- |" + " ---: |".repeat(columns.split("\\|").length));
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** Writes {@code report.md} and {@code report.svg}. */
  public void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("report.md"), text);
    Files.writeString(folder.resolve("report.svg"), Bars.svg(groups));
  }
}
