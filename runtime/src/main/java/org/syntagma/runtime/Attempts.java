package org.syntagma.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.syntagma.api.data.DataException;
import org.syntagma.runtime.wiring.ComponentException;

/**
 * Does things that may fail and need not succeed for the next to be tried, so that a person hears
 * of all failures at once. What fails twice in the same words, such as one file that two stages
 * read, is told once.
 */
final class Attempts {
  private final Map<String, RuntimeException> failures = new LinkedHashMap<>();
  private final Set<String> said = new HashSet<>();

  /**
   * Tries.
   *
   * @param path the place in the configuration, for the message of a failure
   */
  <T> Optional<T> get(String path, Supplier<T> attempt) {
    try {
      return Optional.of(attempt.get());
    } catch (RuntimeException e) {
      add(path, e);
    }
    return Optional.empty();
  }

  void run(String path, Runnable attempt) {
    get(
        path,
        () -> {
          attempt.run();
          return path;
        });
  }

  private void add(String path, RuntimeException failure) {
    if (failure instanceof ComponentException component
        && component.getCause() instanceof DataException data) {
      add(component.path(), data);
      return;
    }
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (said.add(message)) {
      String placed = message.startsWith(path) ? message : path + ": " + message;
      failures.put(
          placed, failure instanceof DataException ? new DataException(placed, failure) : failure);
    }
  }

  /**
   * Throws what failed: by itself if it was one, gathered if there were more.
   *
   * @throws GatheredException if more than one failed
   */
  void throwIfAny() {
    if (failures.size() == 1) {
      throw failures.values().iterator().next();
    }
    if (!failures.isEmpty()) {
      List<RuntimeException> all = new ArrayList<>(failures.values());
      throw new GatheredException(new ArrayList<>(failures.keySet()), all);
    }
  }
}
