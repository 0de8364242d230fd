package org.syntagma.data.text;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Corpus;

/** The corpus {@code text}. */
@API(status = API.Status.STABLE, since = "0.1")
public final class TextPlugin implements Plugin {
  @Override
  public List<Component<? extends Corpus<?>>> corpora() {
    return List.of(Component.of("text", TextCorpus.class, TextConfig.class));
  }
}
