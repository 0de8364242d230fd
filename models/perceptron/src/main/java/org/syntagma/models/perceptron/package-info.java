/** Networks of plain layers over observations. */
package org.syntagma.models.perceptron;
