package org.syntagma.runtime;

import java.util.Optional;

/** Versions of libraries as their jars' manifests tell them. */
final class Versions {
  private Versions() {}

  static String of(Class<?> type) {
    return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("unversioned");
  }
}
