/** What trainers have in common: sums of gradients, steps along them, copies of models. */
package org.syntagma.toolkit.training;
