package org.syntagma.trainers.adversarial;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.Schedule;
import org.syntagma.data.tokenizers.TokenizersPlugin;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.testkit.Backends;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;
import org.syntagma.trainers.supervised.SupervisedPlugin;

/** Real components, made without a host. */
final class Parts {
  private Parts() {}

  record Line(String text) implements Text {}

  static Backend backend() {
    return Backends.create("eager");
  }

  /** Characters a, b and c, beside the four special ids. */
  static Tokenizer characters() {
    Tokenizer tokenizer =
        (Tokenizer) make(named(new TokenizersPlugin().tokenizers(), "characters"));
    tokenizer.learn(List.of("abc"));
    return tokenizer;
  }

  static Optimizer adamW(double rate, Backend backend) {
    Schedule constant = (step, steps) -> rate;
    return (Optimizer) make(named(new SupervisedPlugin().optimizers(), "adamw"), constant, backend);
  }

  static Model model(Network network, Backend backend) {
    return NetworkModel.create(network, characters(), backend, Randomness.of(3));
  }

  static Corpus<Text> texts(String... texts) {
    List<Text> lines = List.of(texts).stream().<Text>map(Line::new).toList();
    return new EpochCursor<>(Text.class, Epochs.of(() -> lines));
  }

  private static Component<?> named(List<? extends Component<?>> components, String type) {
    return components.stream().filter(each -> each.type().equals(type)).findFirst().orElseThrow();
  }

  /** Calls the constructor with default settings, where it takes some, before the others. */
  private static Object make(Component<?> component, Object... services) {
    try {
      Constructor<?> constructor = component.implementation().getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      if (services.length == 0) {
        return constructor.newInstance();
      }
      Method defaults = constructor.getParameterTypes()[0].getDeclaredMethod("defaults");
      defaults.setAccessible(true);
      return constructor.newInstance(defaults.invoke(null), services[0], services[1]);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
