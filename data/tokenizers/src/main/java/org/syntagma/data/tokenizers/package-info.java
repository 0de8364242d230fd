/** Tokenizers that learn by counting: characters, words, and the fixed bytes. */
package org.syntagma.data.tokenizers;
