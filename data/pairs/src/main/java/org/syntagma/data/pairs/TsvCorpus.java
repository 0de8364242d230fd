package org.syntagma.data.pairs;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;

/** Pairs from two columns of tables without quoting. */
@Description("pairs from tables of fields separated by tabs")
final class TsvCorpus extends PairCorpus<Pair> {
  @Inject
  TsvCorpus(TsvConfig config, Randomness randomness, CacheFolder cache) {
    super(
        Pair.class,
        "pairs",
        () -> Inputs.of(config.files(), new TsvFormat(config.columns())),
        config,
        randomness,
        cache);
  }
}
