package org.syntagma.runtime.generation;

import java.util.List;

/** Finds strings in a text that comes in pieces. */
record Stops(List<String> strings) {
  boolean in(String text) {
    return strings.stream().anyMatch(text::contains);
  }

  /** Where the first of the strings that {@code text} holds begins, or its length. */
  int firstIn(String text) {
    return strings.stream()
        .mapToInt(text::indexOf)
        .filter(at -> at >= 0)
        .min()
        .orElse(text.length());
  }

  /** The longest end of {@code text} that one of the strings begins with and goes on after. */
  String begun(String text) {
    int longest = strings.stream().mapToInt(String::length).max().orElse(0) - 1;
    for (int from = Math.max(0, text.length() - longest); from < text.length(); from++) {
      String end = text.substring(from);
      if (strings.stream().anyMatch(each -> each.length() > end.length() && each.startsWith(end))) {
        return end;
      }
    }
    return "";
  }
}
