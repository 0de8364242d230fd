/** What reading any kind of treebank gives, and how it reports what is wrong. */
package org.syntagma.toolkit.trees;
