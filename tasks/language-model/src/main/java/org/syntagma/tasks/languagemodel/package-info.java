/** The task of predicting text. */
package org.syntagma.tasks.languagemodel;
