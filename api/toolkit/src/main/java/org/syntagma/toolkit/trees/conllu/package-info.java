/**
 * Reads and writes <a href="https://universaldependencies.org/format.html">CoNLL-U</a>: dependency
 * trees, one word a line in ten columns.
 */
package org.syntagma.toolkit.trees.conllu;
