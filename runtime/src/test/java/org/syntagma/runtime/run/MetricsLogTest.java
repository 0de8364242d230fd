package org.syntagma.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.checkpoint.CheckpointWriter;
import org.syntagma.runtime.checkpoint.Checkpoints;
import org.syntagma.runtime.checkpoint.Position;

class MetricsLogTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678901Z"));

  @TempDir private Path folder;

  @Test
  void writesRecordsAndRows() throws IOException {
    try (MetricsLog log = MetricsLog.open(folder, CLOCK)) {
      log.append("pre,train", 1, new TreeMap<>(Map.of("a", 0.1, "b \"x\"", Double.NaN)));
    }
    assertEquals(
        "{\"time\":\"2026-01-02T03:04:05.678Z\",\"stage\":\"pre,train\",\"update\":1,"
            + "\"values\":{\"a\":0.1,\"b \\\"x\\\"\":\"NaN\"}}\n",
        Files.readString(folder.resolve("metrics.jsonl")));
    assertEquals(
        "time,stage,update,name,value\n"
            + "2026-01-02T03:04:05.678Z,\"pre,train\",1,a,0.1\n"
            + "2026-01-02T03:04:05.678Z,\"pre,train\",1,\"b \"\"x\"\"\",NaN\n",
        Files.readString(folder.resolve("metrics.csv")));
  }

  @Test
  void aResumedRunEndsWithTheFilesOfAnUninterruptedOne() throws IOException {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    try (MetricsLog log = MetricsLog.open(whole, CLOCK)) {
      measure(log, 1, 6);
    }
    Path killed = Files.createDirectory(folder.resolve("killed"));
    Path checkpoint;
    try (MetricsLog log = MetricsLog.open(killed, CLOCK)) {
      measure(log, 1, 3);
      try (CheckpointWriter out = new Checkpoints(killed).begin(new Position(0, "s", 3))) {
        log.save(out.state().part("metrics"));
        checkpoint = out.commit();
      }
      measure(log, 4, 5);
    }
    for (String file : List.of("metrics.jsonl", "metrics.csv")) {
      Files.writeString(killed.resolve(file), "2026-01-02T03", StandardOpenOption.APPEND);
    }
    try (MetricsLog log = MetricsLog.open(killed, CLOCK);
        Checkpoint read = Checkpoint.open(checkpoint)) {
      log.load(read.state().part("metrics"));
      measure(log, 4, 6);
    }
    assertSameFiles(whole, killed);
  }

  @Test
  void startsAgainFromNothing() throws IOException {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    try (MetricsLog log = MetricsLog.open(whole, CLOCK)) {
      measure(log, 1, 2);
    }
    Path again = Files.createDirectory(folder.resolve("again"));
    try (MetricsLog log = MetricsLog.open(again, CLOCK)) {
      measure(log, 1, 5);
    }
    try (MetricsLog log = MetricsLog.open(again, CLOCK)) {
      log.clear();
      measure(log, 1, 2);
    }
    assertSameFiles(whole, again);
  }

  private static void measure(MetricsLog log, int from, int to) {
    for (int update = from; update <= to; update++) {
      log.append("s", update, Map.of("loss", 1.0 / update));
      if (update % 2 == 0) {
        log.append("s", update, new TreeMap<>(Map.of("valid/loss", 0.5, "valid/count", 7.0)));
      }
    }
  }

  private static void assertSameFiles(Path one, Path two) throws IOException {
    for (String file : List.of("metrics.jsonl", "metrics.csv")) {
      assertEquals(Files.readString(one.resolve(file)), Files.readString(two.resolve(file)));
    }
  }
}
