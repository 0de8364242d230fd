package org.syntagma.runtime.plugins;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Turns failures of loading and linking into advice. */
public final class Faults {
  private Faults() {}

  /**
   * The first cause that explains the most: the innermost linkage error, or else the innermost
   * cause.
   */
  public static Throwable root(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable linkage = null;
    Throwable last = failure;
    for (Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
      linkage = t instanceof LinkageError ? t : linkage;
      last = t;
    }
    return linkage == null ? last : linkage;
  }

  /** What went wrong and what to do, in one line. */
  public static String advice(Throwable failure) {
    Throwable root = root(failure);
    String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    if (root instanceof UnsupportedClassVersionError) {
      return "it was compiled for a newer Java than this one (%s); run a newer Java"
          .formatted(Runtime.version().feature());
    }
    if (root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException) {
      return "the class %s is missing; add the library that holds it, or a version of the plugin for this host"
          .formatted(message.replace('/', '.'));
    }
    if (root instanceof LinkageError) {
      return "it was built against other versions than those here (%s); use a version of the plugin for this host"
          .formatted(message);
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : message;
  }
}
