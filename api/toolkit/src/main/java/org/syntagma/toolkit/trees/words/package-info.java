/**
 * Raw text to sentences and words, and words back to text, for English and what is written alike.
 */
package org.syntagma.toolkit.trees.words;
