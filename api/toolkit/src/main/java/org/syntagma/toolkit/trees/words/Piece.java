package org.syntagma.toolkit.trees.words;

/**
 * A stretch of text that is a token.
 *
 * @param text as written
 * @param glued whether the next one follows without a space
 */
record Piece(String text, boolean glued) {}
