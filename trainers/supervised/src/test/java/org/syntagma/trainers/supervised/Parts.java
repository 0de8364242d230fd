package org.syntagma.trainers.supervised;

import java.lang.reflect.Constructor;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.data.tokenizers.TokenizersPlugin;
import org.syntagma.testkit.Backends;

/** Real components of other plugins, made without a host. */
final class Parts {
  private Parts() {}

  static Backend backend() {
    return Backends.create("eager");
  }

  static Tokenizer bytes() {
    return make(
        new TokenizersPlugin()
            .tokenizers().stream().filter(each -> each.type().equals("bytes")).findFirst().get());
  }

  private static <T> T make(Component<? extends T> component) {
    try {
      Constructor<?> constructor = component.implementation().getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return component.implementation().cast(constructor.newInstance());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
