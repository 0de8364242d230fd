package org.syntagma.runtime.settings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Keys whose values must never be shown. */
public final class Secrets {
  /** What is shown instead. */
  public static final String REDACTED = "<redacted>";

  // A key like end-token names a symbol of the vocabulary, so token counts only where it means
  // access.
  private static final Pattern SECRET =
      Pattern.compile(
          "(.*-)?(password|secret|api-key|credentials?)|((api|access|auth|bearer)-)?token");

  private static final Set<Character> SEPARATORS = Set.of('_', ' ', '.');

  private Secrets() {}

  /** Tells whether the values of a key, in any spelling of it, are secret. */
  public static boolean hides(String key) {
    StringBuilder kebab = new StringBuilder();
    for (char c : key.toLowerCase(Locale.ROOT).toCharArray()) {
      kebab.append(SEPARATORS.contains(c) ? '-' : c);
    }
    return SECRET.matcher(kebab).matches();
  }
}
