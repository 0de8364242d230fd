/** What policies act in. */
package org.syntagma.trainers.environments;
