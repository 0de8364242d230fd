/** Vectors of words, made elsewhere. */
package org.syntagma.toolkit.vectors;
