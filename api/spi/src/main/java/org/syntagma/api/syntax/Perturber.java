package org.syntagma.api.syntax;

import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.random.Randomness;

/** Damages or varies a sentence. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("damage to sentences, and variation")
public interface Perturber {
  Sentence perturb(Sentence sentence, Randomness randomness);
}
