package org.syntagma.runtime.generation;

import org.syntagma.api.data.GrowingText;

/**
 * A text that is watched for stop strings while it grows; immutable. Of what is certain it keeps
 * only the end that may be the beginning of one.
 */
final class WatchedText {
  private final Stops stops;
  private final GrowingText text;
  private final String begun;
  private final int length;
  private final boolean stopped;

  private WatchedText(Stops stops, GrowingText text, String begun, int length, boolean stopped) {
    this.stops = stops;
    this.text = text;
    this.begun = begun;
    this.length = length;
    this.stopped = stopped;
  }

  static WatchedText of(Stops stops, GrowingText empty) {
    return new WatchedText(stops, empty, "", 0, false);
  }

  WatchedText append(int id) {
    GrowingText grown = text.append(id);
    String added = grown.added();
    String near = begun + added;
    return new WatchedText(
        stops, grown, stops.begun(near), length + added.length(), stops.in(near));
  }

  /** Whether the last token completed a stop string. */
  boolean stopped() {
    return stopped;
  }

  /** Whether a stop string is complete if no token follows. */
  boolean stopsHere() {
    return stopped || stops.in(begun + text.open());
  }

  /** How much text is certain. */
  int length() {
    return length;
  }

  /** How much of it cannot become part of a stop string. */
  int free() {
    return length - begun.length();
  }

  /** Whether the last token ends inside a character. */
  boolean open() {
    return !text.open().isEmpty();
  }
}
