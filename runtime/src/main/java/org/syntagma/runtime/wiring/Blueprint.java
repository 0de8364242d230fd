package org.syntagma.runtime.wiring;

import com.google.inject.ConfigurationException;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.TypeLiteral;
import com.google.inject.spi.Dependency;
import com.google.inject.spi.InjectionPoint;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Component.NoSettings;
import org.syntagma.api.component.Slot;
import org.syntagma.runtime.plugins.Supplied;

/**
 * How something is made: what its constructor asks for.
 *
 * @param type the class
 * @param constructor its constructor
 * @param settings the record of its settings
 * @param slots the parameters that other components fill
 */
record Blueprint(
    TypeLiteral<?> type,
    InjectionPoint constructor,
    Class<? extends Record> settings,
    List<SlotPoint> slots) {

  /**
   * The blueprint of a component.
   *
   * @throws IllegalArgumentException if its class has no constructor to inject; says so
   */
  static Blueprint of(Supplied supplied) {
    Class<?> implementation = supplied.component().implementation();
    try {
      InjectionPoint constructor =
          InjectionPoint.forConstructorOf(TypeLiteral.get(implementation), true);
      return new Blueprint(
          TypeLiteral.get(implementation),
          constructor,
          supplied.component().configuration(),
          slots(constructor));
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(
          implementation.getName() + " must have exactly one constructor with @Inject", e);
    }
  }

  /**
   * The blueprint of an entry record, which has one constructor and perhaps a record of settings.
   */
  static Blueprint of(TypeLiteral<?> entry) {
    InjectionPoint constructor = canonical(entry);
    Optional<Class<? extends Record>> settings =
        constructor.getDependencies().stream()
            .map(Dependency::getKey)
            .filter(key -> !isSlot(key) && key.getTypeLiteral().getRawType().isRecord())
            .<Class<? extends Record>>map(
                key -> key.getTypeLiteral().getRawType().asSubclass(Record.class))
            .findFirst();
    return new Blueprint(entry, constructor, settings.orElse(NoSettings.class), slots(constructor));
  }

  private static <T> InjectionPoint canonical(TypeLiteral<T> entry) {
    // A record's first declared constructor is the only one unless its author wrote more.
    @SuppressWarnings("unchecked")
    Constructor<T> constructor = (Constructor<T>) entry.getRawType().getDeclaredConstructors()[0];
    return InjectionPoint.forConstructor(constructor, entry);
  }

  /** What the constructor asks the host for, beside its settings and slots. */
  List<Key<?>> services() {
    return constructor.getDependencies().stream()
        .map(Dependency::getKey)
        .filter(key -> !isSlot(key) && key.getTypeLiteral().getRawType() != settings)
        .<Key<?>>map(Blueprint::provided)
        .toList();
  }

  /** {@code X} of {@code Provider<X>}; Guice has made its own of the one that was written. */
  private static Key<?> provided(Key<?> key) {
    return key.getTypeLiteral().getRawType() == Provider.class
            && key.getTypeLiteral().getType() instanceof ParameterizedType provider
        ? key.ofType(provider.getActualTypeArguments()[0])
        : key;
  }

  private static List<SlotPoint> slots(InjectionPoint constructor) {
    return constructor.getDependencies().stream()
        .map(Dependency::getKey)
        .filter(Blueprint::isSlot)
        .map(SlotPoint::of)
        .toList();
  }

  private static boolean isSlot(Key<?> key) {
    return key.getAnnotation() instanceof Slot;
  }
}
