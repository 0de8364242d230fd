/** Text files as corpora: read once, kept as token ids in a memory-mapped file. */
package org.syntagma.data.text;
