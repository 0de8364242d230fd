package org.syntagma.data.pairs;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;

/** Pairs from two columns of tables as in RFC 4180. */
@Description("pairs from tables with quoted fields")
final class CsvCorpus extends PairCorpus<Pair> {
  @Inject
  CsvCorpus(CsvConfig config, Randomness randomness, CacheFolder cache) {
    super(
        Pair.class,
        "pairs",
        () ->
            Inputs.of(
                config.files(), new CsvFormat(config.columns(), config.delimiter().charAt(0))),
        config,
        randomness,
        cache);
  }
}
