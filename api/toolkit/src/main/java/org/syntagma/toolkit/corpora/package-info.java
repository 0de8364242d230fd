/** What corpora have in common: epochs, cursors, and data that is opened at the first use. */
package org.syntagma.toolkit.corpora;
