/** What shows and keeps the progress of a run. */
package org.syntagma.runtime.listeners;
