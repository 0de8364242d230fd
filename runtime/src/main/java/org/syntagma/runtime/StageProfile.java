package org.syntagma.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.syntagma.api.backend.OperationProfile.Operation;

/**
 * What a stage spent its time on. {@link #toString} gives tables for people.
 *
 * @param stage the stage's name
 * @param updates how many it made
 * @param time from its beginning to its end, last checkpoint included
 * @param phases the longest first; the trainer names them, and the host {@code listeners} and
 *     {@code checkpoint}
 * @param operations of a few updates; empty if the backend cannot tell, or if there were too few
 *     updates
 */
public record StageProfile(
    String stage,
    long updates,
    Duration time,
    List<Phase> phases,
    Optional<CountedUpdates> operations) {
  private static final int SHOWN = 30;

  public StageProfile {
    phases = List.copyOf(phases);
  }

  /**
   * One part of the work.
   *
   * @param time without that of the phases inside it
   */
  public record Phase(String name, long calls, Duration time) {}

  /**
   * What was computed in a row of updates.
   *
   * @param updates how many
   * @param time that they took; counting takes its part
   * @param operations the longest first; the thread that trains, and what the engine does for it
   */
  public record CountedUpdates(long updates, Duration time, List<Operation> operations) {
    public CountedUpdates {
      operations = List.copyOf(operations);
    }
  }

  /** What none of the phases was. */
  public Duration rest() {
    return phases.stream().map(Phase::time).reduce(time, Duration::minus);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("Profile of %s: %,d updates in %s%n".formatted(stage, updates, seconds(time)));
    text.append(head("phase"));
    phases.forEach(each -> text.append(row(each.name(), each.calls(), each.time(), time)));
    text.append(row("rest", 0, rest(), time));
    operations.ifPresent(counted -> text.append(text(counted)));
    return text.toString();
  }

  private static String text(CountedUpdates counted) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%nOperations of %d updates in %s%n".formatted(counted.updates(), seconds(counted.time())));
    text.append(head("operation"));
    List<Operation> all = counted.operations();
    List<Operation> shown = all.subList(0, Math.min(SHOWN, all.size()));
    shown.forEach(each -> text.append(row(each.name(), each.calls(), each.time(), counted.time())));
    Operation others = sum(all.subList(shown.size(), all.size()));
    text.append(row("others", others.calls(), others.time(), counted.time()));
    Duration outside = counted.time().minus(sum(all).time());
    return text.append(row("outside of operations", 0, outside, counted.time())).toString();
  }

  private static Operation sum(List<Operation> operations) {
    return new Operation(
        "",
        operations.stream().mapToLong(Operation::calls).sum(),
        operations.stream().map(Operation::time).reduce(Duration.ZERO, Duration::plus));
  }

  private static String head(String what) {
    return "  %-40s %10s %12s %8s%n".formatted(what, "calls", "seconds", "share");
  }

  private static String row(String name, long calls, Duration time, Duration whole) {
    return String.format(
        Locale.ROOT,
        "  %-40s %10s %12.3f %6.1f %%%n",
        name,
        calls == 0 ? "" : Long.toString(calls),
        time.toNanos() / 1e9,
        100.0 * time.toNanos() / Math.max(1, whole.toNanos()));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
  }
}
