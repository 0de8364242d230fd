package org.syntagma.data.tokenizers;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Tokenizer;

/** The tokenizers {@code characters}, {@code words} and {@code bytes}. */
@API(status = API.Status.STABLE, since = "0.1")
public final class TokenizersPlugin implements Plugin {
  @Override
  public List<Component<? extends Tokenizer>> tokenizers() {
    return List.of(
        Component.of("characters", Characters.class),
        Component.of("words", Words.class, WordsConfig.class),
        Component.of("bytes", Bytes.class));
  }
}
