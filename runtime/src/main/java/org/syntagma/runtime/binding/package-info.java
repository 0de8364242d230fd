/**
 * Gives settings their meaning: binds them to the configuration records of components, checks the
 * constraints, and describes those records to people.
 */
package org.syntagma.runtime.binding;
