/** The task of giving what is required for an input. */
package org.syntagma.tasks.target;
