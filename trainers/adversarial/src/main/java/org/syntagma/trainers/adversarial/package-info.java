/** Trainers in which one model learns from what another thinks of its texts. */
package org.syntagma.trainers.adversarial;
