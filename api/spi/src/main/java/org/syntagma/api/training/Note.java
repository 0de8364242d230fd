package org.syntagma.api.training;

import org.apiguardian.api.API;

/**
 * Something that a trainer wants people to read.
 *
 * @param kind what it is
 * @param text one or several lines
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Note(Kind kind, String text) {
  /** What a note is. */
  public enum Kind {
    /** What a model does now. */
    SAMPLE,
    /** What seems to go wrong, and what can be done. */
    WARNING
  }

  public static Note sample(String text) {
    return new Note(Kind.SAMPLE, text);
  }

  public static Note warning(String text) {
    return new Note(Kind.WARNING, text);
  }
}
