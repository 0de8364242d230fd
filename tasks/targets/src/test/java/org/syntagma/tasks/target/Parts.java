package org.syntagma.tasks.target;

import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.ops.Network;
import org.syntagma.data.tokenizers.TokenizersPlugin;
import org.syntagma.models.decoderonly.DecoderOnlyPlugin;
import org.syntagma.models.encoderdecoder.EncoderDecoderPlugin;

/** Real components of other plugins, made without a host. */
final class Parts {
  private Parts() {}

  static Tokenizer bytes() {
    return make(tokenizer("bytes"), Map.of(), List.of());
  }

  /** Words, each with an id of its own. */
  static Tokenizer words(String text) {
    Tokenizer words = make(tokenizer("words"), Map.of(), List.of());
    words.learn(List.of(text));
    return words;
  }

  private static Component<? extends Tokenizer> tokenizer(String type) {
    return find(new TokenizersPlugin().tokenizers(), type);
  }

  /** A small gpt2. */
  static Network gpt2(Tokenizer tokenizer, int context) {
    Map<String, Object> settings =
        Map.of("layers", 2, "heads", 2, "width", 32, "context", context, "dropout", 0.0);
    return network(new DecoderOnlyPlugin(), settings, tokenizer);
  }

  /** A small encoder-decoder of Transformer layers. */
  static Network encoderDecoder(Tokenizer tokenizer, int context) {
    Map<String, Object> settings =
        Map.of("heads", 2, "width", 32, "context", context, "dropout", 0.0);
    return network(new EncoderDecoderPlugin(), settings, tokenizer);
  }

  private static Network network(Plugin plugin, Map<String, Object> settings, Tokenizer tokenizer) {
    return make(plugin.networks().get(0), settings, List.of(tokenizer));
  }

  private static <K> Component<? extends K> find(
      List<? extends Component<? extends K>> all, String type) {
    return all.stream().filter(each -> each.type().equals(type)).findFirst().orElseThrow();
  }

  private static <K> K make(
      Component<? extends K> component, Map<String, Object> settings, List<Object> others) {
    try {
      Constructor<?> constructor =
          Arrays.stream(component.implementation().getDeclaredConstructors())
              .filter(each -> each.isAnnotationPresent(Inject.class))
              .findFirst()
              .orElseGet(() -> component.implementation().getDeclaredConstructors()[0]);
      constructor.setAccessible(true);
      if (constructor.getParameterCount() == 0) {
        return component.implementation().cast(constructor.newInstance());
      }
      Object[] arguments = new Object[1 + others.size()];
      arguments[0] = configuration(component.configuration(), settings);
      for (int i = 0; i < others.size(); i++) {
        arguments[i + 1] = others.get(i);
      }
      return component.implementation().cast(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.toString(), e);
    }
  }

  private static Object configuration(Class<?> record, Map<String, Object> settings)
      throws ReflectiveOperationException {
    Method method = record.getDeclaredMethod("defaults");
    method.setAccessible(true);
    Object defaults = method.invoke(null);
    RecordComponent[] components = record.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Method accessor = components[i].getAccessor();
      accessor.setAccessible(true);
      Object otherwise = accessor.invoke(defaults);
      values[i] = settings.getOrDefault(components[i].getName(), otherwise);
    }
    Constructor<?> canonical =
        record.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    canonical.setAccessible(true);
    return canonical.newInstance(values);
  }
}
