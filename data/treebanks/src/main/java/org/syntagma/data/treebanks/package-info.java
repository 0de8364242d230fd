/** Corpora of sentences with their trees, from treebanks in files. */
package org.syntagma.data.treebanks;
