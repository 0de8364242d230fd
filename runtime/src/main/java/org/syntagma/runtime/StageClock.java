package org.syntagma.runtime;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.OperationProfile;
import org.syntagma.runtime.StageProfile.CountedUpdates;
import org.syntagma.runtime.StageProfile.Phase;

/** Takes the time of one stage, on the thread that trains it. */
final class StageClock {
  /** Programs are compiled in the first updates. */
  private static final long PASSED_OVER = 2;

  /** More would make the engine's trace large and say the same. */
  private static final long COUNTED = 3;

  private final Backend backend;
  private final long began = System.nanoTime();
  private final Map<String, Phase> phases = new LinkedHashMap<>();
  private long inside;
  private long updates;
  private long countedFrom;
  private Optional<OperationProfile> counting = Optional.empty();
  private Optional<CountedUpdates> counted = Optional.empty();

  StageClock(Backend backend) {
    this.backend = backend;
  }

  <T> T timed(String phase, Supplier<T> work) {
    long around = inside;
    inside = 0;
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      long took = System.nanoTime() - start;
      phases.merge(
          phase,
          new Phase(phase, 1, Duration.ofNanos(took - inside)),
          (a, b) -> new Phase(phase, a.calls() + 1, a.time().plus(b.time())));
      inside = around + took;
    }
  }

  /** After everything that belongs to an update; gives how many there were. */
  long updated() {
    updates++;
    if (updates == PASSED_OVER) {
      counting = backend.profile();
      countedFrom = System.nanoTime();
    } else if (updates == PASSED_OVER + COUNTED) {
      endCounting();
    }
    return updates;
  }

  private void endCounting() {
    Duration time = Duration.ofNanos(System.nanoTime() - countedFrom);
    counted =
        counting.map(profile -> new CountedUpdates(updates - PASSED_OVER, time, profile.end()));
    counting = Optional.empty();
  }

  /** Ends; the engine would count on for ever otherwise. */
  StageProfile end(String stage) {
    if (counting.isPresent()) {
      endCounting();
    }
    return new StageProfile(
        stage,
        updates,
        Duration.ofNanos(System.nanoTime() - began),
        phases.values().stream().sorted(Comparator.comparing(Phase::time).reversed()).toList(),
        counted.filter(some -> some.updates() > 0));
  }
}
