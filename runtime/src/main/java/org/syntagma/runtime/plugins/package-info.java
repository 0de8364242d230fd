/** Finds the plugins of this host and lists the components that they supply. */
package org.syntagma.runtime.plugins;
