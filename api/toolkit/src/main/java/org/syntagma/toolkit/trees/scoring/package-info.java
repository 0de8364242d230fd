/** Scores trees as the field's two reference programs do. */
package org.syntagma.toolkit.trees.scoring;
