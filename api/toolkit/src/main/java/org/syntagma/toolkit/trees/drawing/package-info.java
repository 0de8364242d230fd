/** Draws trees for people: as text in a terminal, and as SVG. */
package org.syntagma.toolkit.trees.drawing;
