package org.syntagma.runtime.listeners;

import java.time.Duration;

/** How fast a run is going: averages in which an update counts less the longer ago it was. */
final class Speed {
  private static final double FADING_SECONDS = 10;

  private double seconds;
  private double updates;
  private double tokens;

  /** Takes in one update. */
  void add(Duration time, long learned) {
    double now = time.toNanos() / 1e9;
    double kept = Math.exp(-now / FADING_SECONDS);
    seconds = kept * seconds + now;
    updates = kept * updates + 1;
    tokens = kept * tokens + learned;
  }

  boolean known() {
    return seconds > 0;
  }

  double tokensPerSecond() {
    return tokens / seconds;
  }

  /** How long this many updates will take. */
  Duration expected(long more) {
    return Duration.ofMillis(Math.round(1000 * more * seconds / updates));
  }
}
