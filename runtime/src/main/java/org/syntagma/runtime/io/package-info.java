/** Writing that leaves no half files behind. */
package org.syntagma.runtime.io;
