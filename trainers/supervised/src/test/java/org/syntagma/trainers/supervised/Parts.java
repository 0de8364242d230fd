package org.syntagma.trainers.supervised;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.backends.eager.EagerPlugin;
import org.syntagma.data.tokenizers.TokenizersPlugin;

/** Real components of other plugins, made without a host. */
final class Parts {
  private Parts() {}

  static Backend backend() {
    return make(new EagerPlugin().backends().get(0));
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
      if (constructor.getParameterCount() == 0) {
        return component.implementation().cast(constructor.newInstance());
      }
      Method defaults = component.configuration().getDeclaredMethod("defaults");
      defaults.setAccessible(true);
      return component.implementation().cast(constructor.newInstance(defaults.invoke(null)));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
