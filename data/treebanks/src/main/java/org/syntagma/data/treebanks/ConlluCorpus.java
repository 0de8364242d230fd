package org.syntagma.data.treebanks;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.files.FaultPolicy;
import org.syntagma.toolkit.trees.conllu.ConlluReader;

/** Sentences with dependency trees, from CoNLL-U. */
@Description("sentences with dependency trees, from CoNLL-U")
final class ConlluCorpus extends TreebankCorpus {
  @Inject
  ConlluCorpus(ConlluConfig config, Randomness randomness, CacheFolder cache) {
    super(
        config.files(),
        new ConlluReader(),
        config.maximumLength(),
        new FaultPolicy(config.faults(), cache, "treebanks", "sentences"),
        randomness);
  }
}
