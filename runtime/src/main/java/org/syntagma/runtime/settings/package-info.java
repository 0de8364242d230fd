/**
 * The configuration as people write it: files, environment and command line, layered into one
 * immutable tree in which every value knows where it came from. What the values mean is decided by
 * {@code org.syntagma.runtime.binding}.
 */
package org.syntagma.runtime.settings;
