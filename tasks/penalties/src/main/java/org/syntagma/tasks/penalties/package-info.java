/** What holds a model back while it learns: penalties on what it predicts and on what it says. */
package org.syntagma.tasks.penalties;
