package org.syntagma.runtime.wiring;

import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.component.Slot;

/**
 * A constructor parameter that another component fills.
 *
 * @param key what Guice injects there
 * @param name the key in the configuration, perhaps dotted; empty for the component that an entry
 *     wraps
 * @param shape how many it takes
 * @param content the kind or entry record that fills it
 */
record SlotPoint(Key<?> key, String name, SlotShape shape, TypeLiteral<?> content) {

  /** From a key whose annotation is a {@link Slot}. */
  static SlotPoint of(Key<?> key) {
    Type type = key.getTypeLiteral().getType();
    SlotShape shape = shape(key.getTypeLiteral());
    Type content =
        switch (shape) {
          case ONE -> type;
          case OPTIONAL, LIST -> ((ParameterizedType) type).getActualTypeArguments()[0];
          case MAP -> ((ParameterizedType) type).getActualTypeArguments()[1];
        };
    String name = ((Slot) key.getAnnotation()).value();
    return new SlotPoint(key, name, shape, TypeLiteral.get(content));
  }

  private static SlotShape shape(TypeLiteral<?> type) {
    if (!(type.getType() instanceof ParameterizedType)) {
      return SlotShape.ONE;
    }
    Class<?> raw = type.getRawType();
    if (raw == Optional.class) {
      return SlotShape.OPTIONAL;
    }
    return raw == List.class ? SlotShape.LIST : raw == Map.class ? SlotShape.MAP : SlotShape.ONE;
  }

  /** Whether this takes the component that its entry record wraps. */
  boolean isWrapped() {
    return name.isEmpty();
  }
}
