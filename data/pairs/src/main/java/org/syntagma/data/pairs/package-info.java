/** Corpora of pairs: sources with their targets, from files in many formats. */
package org.syntagma.data.pairs;
