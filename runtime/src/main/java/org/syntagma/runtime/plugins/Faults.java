package org.syntagma.runtime.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns failures of loading and linking into advice. */
public final class Faults {
  private Faults() {}

  /** What went wrong and what to do, in one line. */
  public static String advice(Throwable failure) {
    List<Throwable> causes = causes(failure);
    return causes.stream()
        .filter(MissingClassException.class::isInstance)
        .findFirst()
        .map(Throwable::getMessage)
        .or(() -> innermostLinkage(causes))
        .orElseGet(() -> ownWords(causes));
  }

  /** The failure and its causes, outermost first. */
  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = failure; t != null && !causes.contains(t); t = t.getCause()) {
      causes.add(t);
    }
    return causes;
  }

  private static Optional<String> innermostLinkage(List<Throwable> causes) {
    return causes.stream()
        .filter(LinkageError.class::isInstance)
        .reduce((outer, inner) -> inner)
        .map(Faults::linkage);
  }

  private static String linkage(Throwable error) {
    String message = firstLine(error);
    if (error instanceof ExceptionInInitializerError && error.getCause() != null) {
      return "a class of it fails to initialise: " + ownWords(causes(error.getCause()));
    }
    if (error instanceof UnsupportedClassVersionError) {
      return "it was compiled for a newer Java than this one (%s); run a newer Java"
          .formatted(Runtime.version().feature());
    }
    if (error instanceof UnsatisfiedLinkError) {
      return "a library with native code cannot be loaded (%s); such libraries belong on the host's class path, not in a plugin's folder"
          .formatted(message);
    }
    return error instanceof NoClassDefFoundError
        ? "the class %s is missing; add the library that holds it, or a version of the plugin for this host"
            .formatted(message.replace('/', '.'))
        : "it was built against other versions than those here (%s); use a version of the plugin for this host"
            .formatted(message);
  }

  /** The outermost message, because whoever threw last knew most about what was being done. */
  private static String ownWords(List<Throwable> causes) {
    return causes.stream()
        .map(Faults::firstLine)
        .filter(message -> !message.isBlank())
        .findFirst()
        .orElseGet(() -> causes.get(0).getClass().getSimpleName());
  }

  private static String firstLine(Throwable failure) {
    return Optional.ofNullable(failure.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .orElse("");
  }
}
