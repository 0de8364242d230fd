/** Rows of different length as arrays. */
package org.syntagma.toolkit.batches;
