/** Sentences and their trees from a probabilistic context-free grammar. */
package org.syntagma.data.grammar;
