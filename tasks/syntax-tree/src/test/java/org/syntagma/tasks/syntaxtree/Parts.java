package org.syntagma.tasks.syntaxtree;

import java.lang.reflect.Constructor;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;
import org.syntagma.data.tokenizers.TokenizersPlugin;
import org.syntagma.testkit.Backends;

/** Real components of other plugins, made without a host. */
final class Parts {
  private Parts() {}

  static Backend eager() {
    return Backends.create("eager");
  }

  /** In float32 on every machine. */
  static Backend compiled() {
    return new PyTorchBackend("cpu", Precision.FLOAT32);
  }

  static Tokenizer bytes() {
    Component<? extends Tokenizer> bytes =
        new TokenizersPlugin()
            .tokenizers().stream().filter(each -> each.type().equals("bytes")).findFirst().get();
    try {
      Constructor<? extends Tokenizer> constructor =
          bytes.implementation().getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
