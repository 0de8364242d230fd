package org.syntagma.data.pairs;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;

/** Pairs from lines that a regular expression takes apart. */
@Description("pairs from lines that a regular expression takes apart")
final class PatternCorpus extends PairCorpus<Pair> {
  @Inject
  PatternCorpus(PatternConfig config, Randomness randomness, CacheFolder cache) {
    this(config, new PatternFormat(config.pattern()), randomness, cache);
  }

  private PatternCorpus(
      PatternConfig config, Format format, Randomness randomness, CacheFolder cache) {
    super(Pair.class, "pairs", () -> Inputs.of(config.files(), format), config, randomness, cache);
  }
}
