package org.syntagma.data.pairs;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;

/** Pairs from fields of JSON values. */
@Description("pairs from JSON, one value in each line or a list in one value")
final class JsonlCorpus extends PairCorpus<Pair> {
  @Inject
  JsonlCorpus(JsonlConfig config, Randomness randomness, CacheFolder cache) {
    this(config, config.format(), randomness, cache);
  }

  private JsonlCorpus(JsonlConfig config, Format format, Randomness randomness, CacheFolder cache) {
    super(Pair.class, "pairs", () -> Inputs.of(config.files(), format), config, randomness, cache);
  }
}
