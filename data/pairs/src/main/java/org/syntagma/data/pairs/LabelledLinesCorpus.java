package org.syntagma.data.pairs;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;

/** Lines, each with the label of its file as its target. */
@Description("lines with the labels of their files")
final class LabelledLinesCorpus extends PairCorpus<Pair> {
  @Inject
  LabelledLinesCorpus(LabelledLinesConfig config, Randomness randomness, CacheFolder cache) {
    super(Pair.class, "pairs", config::inputs, config, randomness, cache);
  }
}
