/** How far models fall when somebody looks for examples that they get wrong. */
package org.syntagma.runtime.attack;
