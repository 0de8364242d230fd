package org.syntagma.trainers.supervised;

/** What happens when a corpus ends. */
enum Exhaustion {
  /** It starts over. */
  REPEAT,
  /** The stage ends with the update at which the first corpus ends. */
  STOP
}
