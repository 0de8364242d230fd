package org.syntagma.runtime.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a value from the root, such as {@code stages[0].optimizer.schedule}.
 *
 * @param steps at least one; the second index of {@code a[0][1]} is a step without a name
 */
record Key(List<Step> steps) {
  private static final int LONGEST = 100;
  private static final int MOST_STEPS = 50;

  // What YAML, properties, environment, --set and references can all spell without quotes.
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_-]{0," + (LONGEST - 1) + "}");
  private static final Pattern INDICES = Pattern.compile("\\[(\\d{1,6})]");
  private static final Pattern PART = Pattern.compile("([^\\[]+)((?:\\[\\d{1,6}]){0,9})");

  /** A word, and the index in the list behind it where the way goes through a list. */
  record Step(String word, Optional<Integer> index) {}

  /** The key in this text; empty if it is none. */
  static Optional<Key> parse(String text) {
    List<Step> steps = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches() || !isWord(matcher.group(1)) || steps.size() >= MOST_STEPS) {
        return Optional.empty();
      }
      String word = matcher.group(1);
      Matcher indices = INDICES.matcher(matcher.group(2));
      boolean indexed = indices.find();
      steps.add(new Step(word, indexed ? index(indices) : Optional.empty()));
      while (indexed && indices.find()) {
        steps.add(new Step("", index(indices)));
      }
    }
    return Optional.of(new Key(List.copyOf(steps)));
  }

  private static Optional<Integer> index(Matcher matcher) {
    return Optional.of(Integer.valueOf(matcher.group(1)));
  }

  /** Whether this may be a key of a map. */
  static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  /** Why this text is no key of a map, and what to do. */
  static String refusal(String text) {
    String shown = Problem.oneLine(text);
    String nested = shown.replaceFirst("\\.", ": {");
    if (text.contains(":")) {
      return "'%s' cannot be a key; put a space after the colon".formatted(shown);
    }
    return parse(text).isPresent() && !nested.equals(shown)
        ? "'%s' is no key in a map; write one map inside the other: '%s: …}'"
            .formatted(shown, nested)
        : "'%s' cannot be a key; a key has up to %d letters, digits, '-' and '_' and begins with no '-'"
            .formatted(shown, LONGEST);
  }

  /** The setting here, unless there is none. */
  Optional<Setting> find(Setting.Fields root) {
    Setting found = root;
    for (Step step : steps) {
      if (!step.word().isEmpty()) {
        found = found instanceof Setting.Fields map ? map.fields().get(step.word()) : null;
      }
      if (step.index().isPresent()) {
        int index = step.index().get();
        found =
            found instanceof Setting.Items list && index < list.items().size()
                ? list.items().get(index)
                : null;
      }
    }
    return Optional.ofNullable(found);
  }
}
