/** The task of finding the syntax trees of sentences. */
package org.syntagma.tasks.syntaxtree;
