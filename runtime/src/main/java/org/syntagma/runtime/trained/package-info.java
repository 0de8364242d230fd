/** What earlier runs trained, for components that ask for a parser or a frozen model. */
package org.syntagma.runtime.trained;
