/**
 * Contracts that plugins hold their components to: interfaces of JUnit tests. A test class
 * implements one and says what is to be tested.
 */
package org.syntagma.testkit;
