package org.syntagma.trainers.reinforcement;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.ops.Network;
import org.syntagma.api.reinforcement.ControlEnvironment;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.Schedule;
import org.syntagma.data.tokenizers.TokenizersPlugin;
import org.syntagma.models.decoderonly.DecoderOnlyPlugin;
import org.syntagma.models.perceptron.PerceptronPlugin;
import org.syntagma.trainers.environments.EnvironmentsPlugin;
import org.syntagma.trainers.supervised.SupervisedPlugin;

/** Real components of other modules, made without a host. */
final class Made {
  private Made() {}

  /** A tokenizer of these letters, beside the four special ids. */
  static Tokenizer letters(String letters) {
    Tokenizer tokenizer =
        (Tokenizer) make(named(new TokenizersPlugin().tokenizers(), "characters"), Map.of());
    tokenizer.learn(List.of(letters));
    return tokenizer;
  }

  static Optimizer adamW(Schedule rate, Backend backend) {
    return (Optimizer)
        make(
            named(new SupervisedPlugin().optimizers(), "adamw"),
            Map.of("weightDecay", 0.0),
            rate,
            backend);
  }

  static Network gpt2(int width, int context, Tokenizer tokenizer) {
    return (Network)
        make(
            named(new DecoderOnlyPlugin().networks(), "gpt2"),
            Map.of("layers", 2, "heads", 2, "width", width, "context", context),
            tokenizer);
  }

  static Network perceptron(int observations, int actions) {
    return (Network)
        make(
            named(new PerceptronPlugin().networks(), "perceptron"),
            Map.of("observations", observations, "actions", actions));
  }

  static ControlEnvironment environment(String type, int maximumSteps) {
    return (ControlEnvironment)
        make(
            named(new EnvironmentsPlugin().environments(), type),
            Map.of("maximumSteps", maximumSteps));
  }

  private static Component<?> named(List<? extends Component<?>> components, String type) {
    return components.stream().filter(each -> each.type().equals(type)).findFirst().orElseThrow();
  }

  /** Calls the constructor with default settings but for some, where it takes any. */
  private static Object make(Component<?> component, Map<String, ?> settings, Object... services) {
    try {
      Constructor<?> constructor = constructor(component.implementation(), services);
      constructor.setAccessible(true);
      Class<?>[] types = constructor.getParameterTypes();
      if (types.length == services.length) {
        return constructor.newInstance(services);
      }
      Object[] all = new Object[services.length + 1];
      all[0] = record(types[0], settings);
      System.arraycopy(services, 0, all, 1, services.length);
      return constructor.newInstance(all);
    } catch (InvocationTargetException e) {
      throw new LinkageError(String.valueOf(e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Constructor<?> constructor(Class<?> type, Object... services) {
    for (Constructor<?> each : type.getDeclaredConstructors()) {
      Class<?>[] types = each.getParameterTypes();
      int more = types.length - services.length;
      boolean fits = more == 0 || (more == 1 && types[0].isRecord());
      for (int i = 0; fits && i < services.length; i++) {
        fits = types[i + more].isInstance(services[i]);
      }
      if (fits) {
        return each;
      }
    }
    throw new LinkageError(type + " has no such constructor");
  }

  private static Object record(Class<?> type, Map<String, ?> settings)
      throws ReflectiveOperationException {
    Method defaults = type.getDeclaredMethod("defaults");
    defaults.setAccessible(true);
    Object given = defaults.invoke(null);
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < values.length; i++) {
      Method accessor = components[i].getAccessor();
      accessor.setAccessible(true);
      types[i] = components[i].getType();
      Object value = settings.get(components[i].getName());
      values[i] = value != null ? value : accessor.invoke(given);
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }
}
