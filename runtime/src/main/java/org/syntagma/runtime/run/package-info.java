/** The run directory: what a run was, where it ran, what it measured. */
package org.syntagma.runtime.run;
