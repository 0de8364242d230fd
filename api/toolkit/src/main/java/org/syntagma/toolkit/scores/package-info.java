/**
 * Scores of texts against references, with the numbers of the field's reference programs. Each
 * score is an accumulator: one hypothesis after the other is added with its references and
 * forgotten, then the score of them all is asked for. Accumulators are not safe for several
 * threads.
 */
package org.syntagma.toolkit.scores;
