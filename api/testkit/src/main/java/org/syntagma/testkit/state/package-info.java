/** State in memory, for tests of whatever is saved and restored. */
package org.syntagma.testkit.state;
