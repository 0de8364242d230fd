/** What becomes of a loss when embeddings move. */
package org.syntagma.toolkit.embeddings;
