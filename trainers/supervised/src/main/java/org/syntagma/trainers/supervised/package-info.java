/** Supervised training: schedules, optimizers and the trainer of pretraining. */
package org.syntagma.trainers.supervised;
