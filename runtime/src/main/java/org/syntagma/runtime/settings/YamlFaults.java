package org.syntagma.runtime.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** What the YAML parser found wrong, in words that say what to do. */
final class YamlFaults {
  private static final Pattern BAD_START = Pattern.compile("found character '([^\\\\])'.*");
  private static final Pattern NO_ANCHOR = Pattern.compile("found undefined alias (.*)");

  private YamlFaults() {}

  static String advice(MarkedYAMLException fault) {
    String problem = fault.getProblem().replaceAll("\\s+", " ");
    Matcher start = BAD_START.matcher(problem);
    Matcher alias = NO_ANCHOR.matcher(problem);
    if (problem.contains("\\t(TAB)")) {
      return "found a tab; indent with spaces, and quote text that begins with a tab";
    } else if (problem.contains("<document start>")) {
      return "everything ended before this; a file holds one map, and text that begins with a bracket or quote must be in quotes as a whole";
    } else if (problem.contains("another document")) {
      return "a second document begins here; a file holds one, so give the other a file of its own";
    } else if (start.matches()) {
      return "text cannot begin with %s; put it in quotes".formatted(start.group(1));
    } else if (problem.startsWith("unexpected character found")) {
      return "text that begins with * or & must be in quotes";
    } else if (alias.matches()) {
      return "there is no anchor &%1$s before the alias *%1$s; add it, or put plain text in quotes"
          .formatted(alias.group(1));
    }
    return "this is not valid YAML: %s; check indentation, close brackets and quotes, and quote text that holds ': ', ' #' or brackets"
        .formatted(problem);
  }

  static String advice(YAMLException fault, int deepest) {
    if (fault instanceof ReaderException reader) {
      return "character %d is U+%04X, which YAML cannot hold as it is; write \"\\u%2$04x\" in double quotes"
          .formatted(reader.getPosition() + 1, reader.getCodePoint());
    } else if (fault.getMessage().startsWith("Nesting Depth")) {
      return "lists and maps are nested deeper than %d levels; use fewer".formatted(deepest);
    }
    return "this is not acceptable YAML: " + fault.getMessage().lines().findFirst().orElse("");
  }
}
