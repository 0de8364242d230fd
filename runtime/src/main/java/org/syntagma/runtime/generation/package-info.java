/** Continuing prompts, token by token. */
package org.syntagma.runtime.generation;
