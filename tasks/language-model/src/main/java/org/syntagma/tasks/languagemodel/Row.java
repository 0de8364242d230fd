package org.syntagma.tasks.languagemodel;

/**
 * One example as the network sees it.
 *
 * @param source what an encoder reads; empty where there is none
 * @param tokens what the decoder reads
 * @param targets for each of {@code tokens}, the id that follows
 * @param lost how many ids did not fit and are neither read nor predicted
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Row(int[] source, int[] tokens, int[] targets, int lost) {}
