/** State that stays in memory. */
package org.syntagma.toolkit.state;
