/** Changed sentences, texts and examples, for perturbers and for those who use them. */
package org.syntagma.toolkit.perturbation;
