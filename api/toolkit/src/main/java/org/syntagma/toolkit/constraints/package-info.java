/** What may be generated: sentences of a grammar, token by token. */
package org.syntagma.toolkit.constraints;
