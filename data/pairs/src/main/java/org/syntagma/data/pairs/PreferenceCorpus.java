package org.syntagma.data.pairs;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Preference;
import org.syntagma.api.random.Randomness;

/** Prompts with an answer that was chosen and one that was rejected, from files of many kinds. */
@Description("prompts, each with an answer that was chosen and one that was rejected")
final class PreferenceCorpus extends PairCorpus<Preference> {
  @Inject
  PreferenceCorpus(PreferenceCorpusConfig config, Randomness randomness, CacheFolder cache) {
    this(config, config.reading(), randomness, cache);
  }

  private PreferenceCorpus(
      PreferenceCorpusConfig config, Format format, Randomness randomness, CacheFolder cache) {
    super(
        Preference.class,
        "preferences",
        () -> Inputs.of(config.files(), format),
        config,
        randomness,
        cache);
  }
}
