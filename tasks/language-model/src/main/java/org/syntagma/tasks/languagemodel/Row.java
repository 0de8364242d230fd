package org.syntagma.tasks.languagemodel;

/**
 * One example as the network sees it.
 *
 * @param source what an encoder reads; empty where there is none
 * @param tokens what the decoder reads
 * @param targets for each of {@code tokens}, the id that follows
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Row(int[] source, int[] tokens, int[] targets) {}
