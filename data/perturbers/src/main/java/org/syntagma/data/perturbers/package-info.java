/** Perturbers of text, and corpora of what they make. */
package org.syntagma.data.perturbers;
