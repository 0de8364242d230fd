package org.syntagma.tasks.target;

/**
 * One pair as a network reads it.
 *
 * @param source what an encoder reads; empty where there is none
 * @param tokens what the decoder reads
 * @param targets for each of {@code tokens}, the id that follows; the last one is the end symbol
 * @param given how many of the targets, the first ones, belong to what is given: those after it are
 *     what is required
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SequenceRow(int[] source, int[] tokens, int[] targets, int given) {
  /** How many targets are required. */
  int required() {
    return targets.length - given;
  }
}
