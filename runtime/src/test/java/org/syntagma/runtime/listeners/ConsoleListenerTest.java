package org.syntagma.runtime.listeners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Note;
import org.syntagma.api.training.Progress;

class ConsoleListenerTest {
  private static final String CLEAR = "\r\u001b[K";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Duration now = Duration.ofDays(1);

  @Test
  void aPlainStreamGetsALineEveryTenSeconds() {
    ConsoleListener console = console(false);
    console.stageStarted("pretrain", 2000, 812_544);
    for (int update = 1; update <= 2000; update++) {
      updated(console, update, 2000, Duration.ofMillis(10));
    }
    console.stageFinished("pretrain", 2000);
    assertEquals(
        List.of(
            "pretrain: 2,000 updates of 812,544 parameters",
            "pretrain 1/2,000  loss 2.0000",
            "pretrain 1,001/2,000  loss 2.0000  76,800 tokens/s  0:10 left",
            "pretrain 2,000/2,000  loss 2.0000  76,800 tokens/s  0:00 left"),
        lines());
  }

  @Test
  void aTerminalGetsOneLineThatChangesInPlace() {
    ConsoleListener console = console(true);
    for (int update = 1; update <= 3; update++) {
      updated(console, update, 3, Duration.ofMillis(60));
    }
    console.stageFinished("pretrain", 3);
    assertEquals(
        CLEAR
            + "pretrain 1/3  loss 2.0000"
            + CLEAR
            + "pretrain 3/3  loss 2.0000  12,800 tokens/s  0:00 left"
            + CLEAR
            + "pretrain 3/3  loss 2.0000  12,800 tokens/s  0:00 left"
            + System.lineSeparator(),
        out.toString(UTF_8));
  }

  @Test
  void aLineThatChangesInPlaceDoesNotWrap() {
    ConsoleListener console = console(true);
    console.updated("a".repeat(200), new Progress(1, 3, 768, Map.of()));
    assertEquals(CLEAR + "a".repeat(79), out.toString(UTF_8));
  }

  @Test
  void evaluationsHaveLinesOfTheirOwnAndStayInView() {
    ConsoleListener console = console(false);
    updated(console, 1, 100, Duration.ZERO);
    console.evaluated("pretrain", 1, Map.of("text", metrics(1.90123, 6.69)));
    updated(console, 2, 100, Duration.ofSeconds(10));
    console.finished(true, Duration.ofMillis(83_640));
    assertEquals(
        List.of(
            "pretrain 1/100  loss 2.0000",
            "pretrain 1  validation of text: loss 1.9012, perplexity 6.6900",
            "pretrain 2/100  loss 2.0000  77 tokens/s  16:20 left  validation 1.9012"),
        lines());
  }

  @Test
  void rewardsAreInViewAndNotesHaveLinesOfTheirOwn() {
    ConsoleListener console = console(false);
    console.updated("polish", new Progress(1, 9, 64, Map.of("reward", 0.5)));
    console.noted("polish", 2, Note.sample("1.000  a dog sleeps."));
    console.noted("polish", 2, Note.warning("all rewards are equal"));
    assertEquals(
        List.of(
            "polish 1/9  reward 0.5000",
            "polish 2  1.000  a dog sleeps.",
            "polish 2  warning: all rewards are equal"),
        lines());
  }

  @Test
  void aRunThatIsStoppedSaysSo() {
    ConsoleListener console = console(false);
    Map<String, Metrics> both = new LinkedHashMap<>();
    both.put("text", metrics(1.9, 6.7));
    both.put("trees", new Metrics(Map.of("loss", 0.5), 3));
    console.evaluated("pretrain", 1, both);
    console.finished(false, Duration.ofSeconds(2));
    assertEquals("stopped after 0:02 (2.0 s)", lines().get(2));
  }

  @Test
  void evaluationAndCheckpointsDoNotCountAsTraining() {
    ConsoleListener console = console(false);
    updated(console, 1, 3, Duration.ZERO);
    now = now.plusSeconds(100);
    console.evaluated("pretrain", 1, Map.of());
    now = now.plusSeconds(100);
    console.checkpointed("pretrain", 1, Path.of("checkpoint"));
    updated(console, 2, 3, Duration.ofSeconds(10));
    assertEquals("pretrain 2/3  loss 2.0000  77 tokens/s  0:10 left", lines().get(1));
  }

  @Test
  void aRunThatFailsLeavesItsLastLine() {
    ConsoleListener console = console(true);
    updated(console, 1, 3, Duration.ZERO);
    console.close();
    console.close();
    assertEquals(
        (CLEAR + "pretrain 1/3  loss 2.0000").repeat(2) + System.lineSeparator(),
        out.toString(UTF_8));
  }

  @Test
  void saysWhereEverythingIsWritten() {
    ConsoleListener console = console(false);
    console.started("quick", Path.of("runs", "quick"), 0);
    console.started("quick", Path.of("runs", "quick"), 500);
    Path directory = Path.of("runs", "quick");
    assertEquals(
        List.of(
            "quick begins; everything is written to " + directory,
            "quick goes on after update 500; everything is written to " + directory),
        lines());
  }

  @Test
  void speedForgetsWhatWasLongAgo() {
    Speed speed = new Speed();
    assertFalse(speed.known());
    speed.add(Duration.ofSeconds(30), 30);
    for (int i = 0; i < 1000; i++) {
      speed.add(Duration.ofMillis(100), 100);
    }
    assertEquals(1000, speed.tokensPerSecond(), 1);
    assertEquals(100, speed.expected(1000).toMillis() / 1000.0, 1);
  }

  private ConsoleListener console(boolean live) {
    return new ConsoleListener(
        new Screen(new PrintStream(out, true, UTF_8), live), () -> now.toNanos());
  }

  private void updated(ConsoleListener console, long update, long updates, Duration time) {
    now = now.plus(time);
    console.updated("pretrain", new Progress(update, updates, 768, Map.of("loss", 2.0)));
  }

  private static Metrics metrics(double loss, double perplexity) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", loss);
    values.put("perplexity", perplexity);
    return new Metrics(values, 10);
  }

  private List<String> lines() {
    return out.toString(UTF_8).lines().toList();
  }
}
