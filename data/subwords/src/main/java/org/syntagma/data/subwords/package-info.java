/**
 * Subword tokenizers: byte-level byte-pair encoding that is learned here, and tokenizers of others
 * read from their files. Hugging Face's library encodes for both.
 */
package org.syntagma.data.subwords;
