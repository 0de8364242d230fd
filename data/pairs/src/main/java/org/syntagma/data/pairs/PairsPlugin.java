package org.syntagma.data.pairs;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Corpus;

/**
 * The corpora {@code tsv}, {@code csv}, {@code jsonl}, {@code pattern}, {@code labelled-lines},
 * {@code preferences}.
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class PairsPlugin implements Plugin {
  @Override
  public List<Component<? extends Corpus<?>>> corpora() {
    return List.of(
        Component.of("tsv", TsvCorpus.class, TsvConfig.class),
        Component.of("csv", CsvCorpus.class, CsvConfig.class),
        Component.of("jsonl", JsonlCorpus.class, JsonlConfig.class),
        Component.of("pattern", PatternCorpus.class, PatternConfig.class),
        Component.of("labelled-lines", LabelledLinesCorpus.class, LabelledLinesConfig.class),
        Component.of("preferences", PreferenceCorpus.class, PreferenceCorpusConfig.class));
  }
}
