/** What policies act in, from elsewhere. */
package org.syntagma.toolkit.reinforcement;
