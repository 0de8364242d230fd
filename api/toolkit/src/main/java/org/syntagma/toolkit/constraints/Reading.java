package org.syntagma.toolkit.constraints;

import java.util.Set;
import org.syntagma.api.syntax.Grammar.Prefix;

/**
 * One way to read a text as words.
 *
 * @param prefix the words that are finished
 * @param typed the bytes of one that is not; empty outside a word
 * @param place where the text is
 */
record Reading(Prefix prefix, String typed, Place place) {
  /** Adds the readings of the text with one byte more. */
  void step(char unit, Spelling spelling, Set<Reading> to) {
    if (unit == ' ' && place.takesSpace()) {
      to.add(new Reading(prefix, "", Place.SPACE));
    }
    if (!place.takes(unit)) {
      return;
    }
    String longer = typed + unit;
    String candidate = spelling.after(prefix).ceiling(longer);
    if (candidate == null || !candidate.startsWith(longer)) {
      return;
    }
    String beyond = candidate;
    if (candidate.equals(longer)) {
      to.add(new Reading(prefix.after(spelling.word(longer)), "", Place.after(unit)));
      beyond = spelling.after(prefix).higher(longer);
    }
    if (beyond != null && beyond.startsWith(longer)) {
      to.add(new Reading(prefix, longer, Place.INSIDE));
    }
  }

  /** Whether a sentence may end here. */
  boolean complete() {
    return place.mayEnd() && prefix.complete();
  }

  /** Whether tokens can go on to the end of a word, or the sentence may end. */
  boolean goesOn(Spelling spelling) {
    if (place.mayEnd()) {
      // Every word can follow another one.
      return prefix.valid();
    }
    return spelling.after(prefix).tailSet(typed).stream()
        .takeWhile(word -> word.startsWith(typed))
        .anyMatch(word -> spelling.canFinish(word, typed.length()));
  }
}
