package org.syntagma.runtime;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several things failed independently of each other. The message holds all of theirs. */
public final class GatheredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<RuntimeException> failures;

  GatheredException(List<String> messages, List<RuntimeException> failures) {
    super(
        messages.size()
            + " problems\n"
            + IntStream.range(0, messages.size())
                .mapToObj(i -> (i + 1) + ") " + messages.get(i).replace("\n", "\n   "))
                .collect(Collectors.joining("\n")));
    this.failures = List.copyOf(failures);
    failures.forEach(this::addSuppressed);
  }

  /** What was thrown, at least two. */
  public List<RuntimeException> failures() {
    return failures;
  }
}
