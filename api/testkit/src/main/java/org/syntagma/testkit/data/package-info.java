/** What every tokenizer and every corpus must satisfy. */
package org.syntagma.testkit.data;
