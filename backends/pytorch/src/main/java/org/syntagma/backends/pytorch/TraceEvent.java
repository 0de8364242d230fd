package org.syntagma.backends.pytorch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.OperationProfile.Operation;

/**
 * A call in a trace of Chrome's format. Calls of one thread lie in one another or apart.
 *
 * @param name of the operation
 * @param ts when it began, in µs
 * @param dur how long it took, in µs
 * @param tid its thread
 */
record TraceEvent(String name, double ts, double dur, String tid) {
  private static final String STEP = "autograd::engine::evaluate_function: ";

  /** Each kind of operation, the longest first. */
  static List<Operation> operations(List<TraceEvent> events) {
    Map<String, Deque<TraceEvent>> open = new HashMap<>();
    Map<String, Operation> all = new HashMap<>();
    events.stream()
        .sorted(
            Comparator.comparingDouble(TraceEvent::ts)
                .thenComparing(Comparator.comparingDouble(TraceEvent::dur).reversed()))
        .forEach(
            event -> {
              Deque<TraceEvent> around =
                  open.computeIfAbsent(event.tid(), absent -> new ArrayDeque<>());
              while (!around.isEmpty() && around.peek().end() <= event.ts()) {
                around.pop();
              }
              if (!around.isEmpty()) {
                add(all, new Operation(around.peek().kind(), 0, time(-event.dur())));
              }
              around.push(event);
              add(all, new Operation(event.kind(), 1, time(event.dur())));
            });
    return all.values().stream()
        .sorted(Comparator.comparing(Operation::time).reversed().thenComparing(Operation::name))
        .toList();
  }

  private double end() {
    return ts + dur;
  }

  /** The name without the engine's own words. */
  private String kind() {
    String plain = name.startsWith(STEP) ? name.substring(STEP.length()) : name;
    return plain.startsWith("aten::") ? plain.substring("aten::".length()) : plain;
  }

  private static Duration time(double microseconds) {
    return Duration.ofNanos(Math.round(1000 * microseconds));
  }

  private static void add(Map<String, Operation> all, Operation more) {
    all.merge(
        more.name(),
        more,
        (a, b) -> new Operation(a.name(), a.calls() + b.calls(), a.time().plus(b.time())));
  }
}
