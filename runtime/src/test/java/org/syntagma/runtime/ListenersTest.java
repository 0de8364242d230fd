package org.syntagma.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syntagma.api.training.Listener;
import org.syntagma.api.training.Progress;
import org.syntagma.runtime.run.RunException;

class ListenersTest {
  @Test
  void failureIsLoggedInOneLineHoweverOftenItHappens() {
    List<Long> heard = new ArrayList<>();
    Listeners listeners = new Listeners(List.of(new Failing(), new Noting(heard)));
    String log =
        logged(
            () -> {
              for (long update = 1; update <= 3; update++) {
                tell(listeners, update);
              }
            });
    assertEquals(List.of(1L, 2L, 3L), heard);
    assertEquals(1, log.lines().count(), log);
    assertEquals(1, log.split("no room for update 1", -1).length - 1, log);
  }

  @Test
  void runThatCannotBeRecordedEnds() {
    RunException full = new RunException("cannot write the metrics: the disk is full");
    Listeners listeners =
        new Listeners(
            List.of(
                new Listener() {
                  @Override
                  public void updated(String stage, Progress progress) {
                    throw full;
                  }
                }));
    assertSame(full, assertThrows(RunException.class, () -> tell(listeners, 1)));
  }

  private static void tell(Listeners listeners, long update) {
    listeners.tell(
        listener -> listener.updated("stage", new Progress(update, 3, 1, Map.of("loss", 1.0))));
  }

  private static String logged(Runnable action) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static final class Failing implements Listener {
    @Override
    public void updated(String stage, Progress progress) {
      throw new IllegalStateException("no room for update " + progress.update());
    }
  }

  private record Noting(List<Long> heard) implements Listener {
    @Override
    public void updated(String stage, Progress progress) {
      heard.add(progress.update());
    }
  }
}
