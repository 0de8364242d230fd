package org.syntagma.data.treebanks;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.files.FaultPolicy;

/** Sentences without trees, from raw text that is cut into sentences and words. */
@Description("sentences without trees, from raw text")
final class TextSentences extends TreebankCorpus {
  @Inject
  TextSentences(TextSentencesConfig config, Randomness randomness, CacheFolder cache) {
    super(
        config.files(),
        new RawTextReader(),
        config.maximumLength(),
        new FaultPolicy(config.faults(), cache, "texts", "lines"),
        randomness);
  }
}
