/**
 * Plans which components a configuration asks for, without creating any, and then creates them. A
 * plan is complete and correct as far as can be known without running a plugin's code.
 */
package org.syntagma.runtime.wiring;
