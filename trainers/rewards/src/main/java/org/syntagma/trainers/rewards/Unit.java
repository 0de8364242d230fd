package org.syntagma.trainers.rewards;

import java.util.Arrays;
import java.util.List;
import org.syntagma.api.reinforcement.Episode;

/** What the length of a text is counted in. */
enum Unit {
  /** What white space parts in the text that is judged. */
  WORDS,
  /** The tokens that were drawn, without the end symbol. */
  TOKENS;

  List<String> of(Episode episode) {
    return this == WORDS
        ? words(episode.text())
        : episode.sample().tokens().stream().map(String::valueOf).toList();
  }

  /** What white space parts. */
  static List<String> words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : Arrays.asList(stripped.split("\\s+"));
  }
}
