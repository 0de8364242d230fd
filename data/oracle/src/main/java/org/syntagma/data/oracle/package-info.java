/** Texts whose probabilities are known, drawn from a random network. */
package org.syntagma.data.oracle;
