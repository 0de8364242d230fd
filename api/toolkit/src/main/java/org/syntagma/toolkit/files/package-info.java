/** What corpora from files have in common: which files, how they are opened, and what is wrong. */
package org.syntagma.toolkit.files;
