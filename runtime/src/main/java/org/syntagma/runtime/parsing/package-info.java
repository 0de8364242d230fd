/** Parsers out of checkpoints, for components that ask for a parser. */
package org.syntagma.runtime.parsing;
