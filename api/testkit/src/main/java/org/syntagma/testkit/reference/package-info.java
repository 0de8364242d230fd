/** What each operation means, in doubles and without any engine. */
package org.syntagma.testkit.reference;
