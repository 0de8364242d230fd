package org.syntagma.data.subwords;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Tokenizer;

/** The tokenizers {@code bpe} and {@code hugging-face}. */
@API(status = API.Status.STABLE, since = "0.1")
public final class SubwordsPlugin implements Plugin {
  @Override
  public List<Component<? extends Tokenizer>> tokenizers() {
    return List.of(
        Component.of("bpe", BytePairTokenizer.class, BytePairConfig.class),
        Component.of("hugging-face", FileTokenizer.class, HuggingFaceConfig.class));
  }
}
