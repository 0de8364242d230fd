/** Models: networks with heads, parameters and programs. */
package org.syntagma.runtime.model;
