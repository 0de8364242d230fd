package org.syntagma.api.task;

import java.util.Locale;

/** The names of classes as configurations write them: {@code ZLoss} is {@code z-loss}. */
final class KebabCase {
  private static final String BETWEEN_WORDS = "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])";

  private KebabCase() {}

  static String of(Class<?> type) {
    return type.getSimpleName().replaceAll(BETWEEN_WORDS, "-").toLowerCase(Locale.ROOT);
  }
}
