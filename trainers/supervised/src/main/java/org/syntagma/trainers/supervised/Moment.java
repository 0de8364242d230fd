package org.syntagma.trainers.supervised;

/**
 * Where a stage is.
 *
 * @param update the update, from 1
 * @param updates how many it makes
 */
record Moment(long update, long updates) {}
