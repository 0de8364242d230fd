/** Reads and writes constituency trees in the brackets of the Penn Treebank. */
package org.syntagma.toolkit.trees.brackets;
