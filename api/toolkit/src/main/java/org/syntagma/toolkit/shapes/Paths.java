package org.syntagma.toolkit.shapes;

/** Where in a network something stands: names joined by dots, the empty text at the root. */
public final class Paths {
  private Paths() {}

  /**
   * {@code name} under {@code path}.
   *
   * @param name one name or several joined by dots
   * @throws IllegalArgumentException if {@code name} is blank or begins or ends with a dot
   */
  public static String join(String path, String name) {
    if (name.isBlank() || name.startsWith(".") || name.endsWith(".")) {
      throw new IllegalArgumentException(
          "'" + name + "' under '" + path + "' is no name: must be text without dots at its ends");
    }
    return path.isEmpty() ? name : path + "." + name;
  }
}
