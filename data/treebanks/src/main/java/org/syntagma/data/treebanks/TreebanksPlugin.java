package org.syntagma.data.treebanks;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Corpus;

/** The corpora {@code conllu}, {@code brackets}, {@code sentences} and {@code parsed}. */
@API(status = API.Status.STABLE, since = "0.1")
public final class TreebanksPlugin implements Plugin {
  @Override
  public List<Component<? extends Corpus<?>>> corpora() {
    return List.of(
        Component.of("conllu", ConlluCorpus.class, ConlluConfig.class),
        Component.of("brackets", BracketCorpus.class, BracketConfig.class),
        Component.of("sentences", TextSentences.class, TextSentencesConfig.class),
        Component.of("parsed", ParsedCorpus.class, ParsedConfig.class));
  }
}
