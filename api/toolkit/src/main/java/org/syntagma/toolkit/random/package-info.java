/** Tools over counter-based random streams. */
package org.syntagma.toolkit.random;
