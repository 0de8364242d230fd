package org.syntagma.data.perturbers;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How English verbs agree with their subjects in number. All words are in lower case. */
final class Inflection {
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "is", "are",
          "are", "is",
          "am", "is",
          "was", "were",
          "were", "was",
          "has", "have",
          "have", "has",
          "does", "do",
          "do", "does");

  /** Subjects of verbs without an ending, besides nouns that end in s. */
  private static final Set<String> WITHOUT_ENDING =
      Set.of("i", "you", "we", "they", "these", "those", "people", "men", "women", "children");

  private Inflection() {}

  /** The other number of verbs that have forms of their own. */
  static Optional<String> irregular(String verb) {
    return Optional.ofNullable(IRREGULAR.get(verb));
  }

  /** {@code carry} becomes {@code carries}. */
  static String thirdSingular(String verb) {
    if (endsInConsonantAndY(verb)) {
      return verb.substring(0, verb.length() - 1) + "ies";
    }
    return verb.matches(".*(s|x|z|ch|sh|o)") ? verb + "es" : verb + "s";
  }

  private static boolean endsInConsonantAndY(String verb) {
    return verb.matches(".*[^aeiou]y");
  }

  /** {@code carries} becomes {@code carry}. */
  static String plural(String verb) {
    if (verb.matches("..+ies")) {
      return verb.substring(0, verb.length() - 3) + "y";
    }
    return verb.matches(".*(ss|x|zz|ch|sh|o)es")
        ? verb.substring(0, verb.length() - 2)
        : verb.replaceFirst("s$", "");
  }

  /**
   * Whether a verb is in the third person singular, as far as its ending and its subject tell;
   * empty if it seems to be in no present tense.
   */
  static Optional<Boolean> guess(String verb, String subject) {
    if (verb.matches(".+[^s]s")) {
      return Optional.of(true);
    }
    boolean plural = subject.matches(".+[^s]s") || WITHOUT_ENDING.contains(subject);
    return plural && !verb.matches(".*(ed|ing)") ? Optional.of(false) : Optional.empty();
  }
}
