package org.syntagma.data.treebanks;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.files.FaultPolicy;
import org.syntagma.toolkit.trees.brackets.BracketReader;

/** Sentences with constituency trees, from the brackets of the Penn Treebank. */
@Description("sentences with constituency trees, from Penn brackets")
final class BracketCorpus extends TreebankCorpus {
  @Inject
  BracketCorpus(BracketConfig config, Randomness randomness, CacheFolder cache) {
    super(
        config.files(),
        new BracketReader(config.functionTags()),
        config.maximumLength(),
        new FaultPolicy(config.faults(), cache, "treebanks", "sentences"),
        randomness);
  }
}
