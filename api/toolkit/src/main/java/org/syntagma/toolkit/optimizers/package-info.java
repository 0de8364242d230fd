/** What optimizers have in common. */
package org.syntagma.toolkit.optimizers;
