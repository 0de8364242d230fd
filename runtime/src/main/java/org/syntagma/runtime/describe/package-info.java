/** Says what the components of a catalog can be told, for people and for programs. */
package org.syntagma.runtime.describe;
