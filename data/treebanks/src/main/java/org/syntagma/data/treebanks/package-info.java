/** Corpora of sentences with their trees, from treebanks in files or from a parser. */
package org.syntagma.data.treebanks;
