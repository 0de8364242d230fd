package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code syntagma generate} with all that decoding can do. */
class GenerateTest {
  private static final Pattern SCORED =
      Pattern.compile("log-probability -\\d+\\.\\d{4} \\(score (-\\d+\\.\\d{4}), \\w+\\): .*");

  @TempDir static Path folder;
  private static Path run;
  private static Cli trained;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    trained =
        Scene.in(folder)
            .edit(
                "decoding: {maximum: 8}",
                "decoding: {maximum: 8, temperature: 0, beams: 3, log-probabilities: true}")
            .run(run);
    assertEquals(0, trained.exitCode(), trained.err());
  }

  private static String generate(Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("generate", run, "--prompt", "a "));
    arguments.addAll(Arrays.asList(options));
    Cli told = Cli.run(arguments.toArray());
    assertEquals(0, told.exitCode(), told.err());
    return told.out();
  }

  @Test
  void aRunPrintsTheBestTextsOfASearchWithTheirScores() {
    List<String> lines = trained.out().lines().toList();
    int at = lines.indexOf("Samples that continue 'ab':");
    assertTrue(SCORED.matcher(lines.get(at + 2).strip()).matches(), trained.out());
    assertTrue(SCORED.matcher(lines.get(at + 4).strip()).matches(), trained.out());
  }

  @Test
  void aSearchPrintsItsBestTextsByFallingScore() {
    String out = generate("--beams", 4, "--samples", 4, "--maximum", 5, "--log-probabilities");
    List<Double> scores =
        out.lines()
            .map(SCORED::matcher)
            .filter(line -> line.matches())
            .map(line -> Double.valueOf(line.group(1)))
            .toList();
    assertEquals(4, scores.size(), out);
    assertEquals(scores.stream().sorted((a, b) -> Double.compare(b, a)).toList(), scores);
    assertEquals(
        out.lines().limit(2).toList(),
        generate("--beams", 4, "--maximum", 5, "--log-probabilities").lines().toList());
  }

  @Test
  void theTextEndsBeforeAStopString() {
    String whole =
        generate("--temperature", 0, "--maximum", 10).replace(System.lineSeparator(), "");
    String stop = whole.substring(4, 6);
    String stopped = generate("--temperature", 0, "--maximum", 10, "--stop", stop);
    String expected = "a " + whole.substring(2, 2 + whole.substring(2).indexOf(stop));
    assertEquals(expected + System.lineSeparator(), stopped);
  }

  @Test
  void onlyAllowedTextsAreWritten() {
    String out =
        generate(
            "--samples",
            40,
            "--allowed",
            "cab",
            "--allowed",
            "bed",
            "--allowed",
            "fad",
            "--temperature",
            3);
    Set<String> texts = Set.of("a cab", "a bed", "a fad");
    assertTrue(texts.containsAll(out.lines().toList()), out);
    String best = generate("--beams", 3, "--allowed", "cab", "--allowed", "bed").strip();
    assertTrue(texts.contains(best), best);
  }

  @Test
  void greedyTextsHaveLogProbabilitiesIfAsked() {
    String out = generate("--temperature", 0, "--maximum", 2, "--log-probabilities");
    String line = out.lines().skip(1).findFirst().orElseThrow();
    assertTrue(
        line.matches("log-probability -\\d\\.\\d{4} \\(truncated\\): \\S+ -\\S+, \\S+ -\\S+"), out);
    assertFalse(generate("--temperature", 0, "--maximum", 2).contains("log-probability"));
  }
}
