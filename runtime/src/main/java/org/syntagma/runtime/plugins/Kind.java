package org.syntagma.runtime.plugins;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;

/**
 * A kind of component.
 *
 * @param type the interface, such as {@code Optimizer}
 * @param listing the method of {@link Plugin} that lists components of this kind
 */
record Kind(Class<?> type, Method listing) {

  /** All kinds; {@link Plugin} itself is the only place that enumerates them. */
  static List<Kind> all() {
    return Arrays.stream(Plugin.class.getMethods())
        .filter(Method::isDefault)
        .map(method -> new Kind(raw(listed(method.getGenericReturnType())), method))
        .sorted(Comparator.comparing(kind -> kind.type().getSimpleName()))
        .toList();
  }

  /** {@code X} of {@code List<Component<? extends X>>}. */
  private static Type listed(Type list) {
    ParameterizedType component =
        (ParameterizedType) ((ParameterizedType) list).getActualTypeArguments()[0];
    return ((WildcardType) component.getActualTypeArguments()[0]).getUpperBounds()[0];
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  /**
   * What a plugin lists of this kind.
   *
   * @throws InvocationTargetException if the plugin fails
   * @throws NullPointerException if the plugin returns null, or lists it
   */
  List<Component<?>> of(Plugin plugin) throws InvocationTargetException {
    String nothing = listing.getName() + "() returns null, not a list";
    try {
      return ((List<?>) Objects.requireNonNull(listing.invoke(plugin), nothing))
          .stream().<Component<?>>map(entry -> (Component<?>) entry).toList();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The methods of Plugin are public", e);
    }
  }

  /** What people call the kind: {@code policy optimizer}. */
  String words() {
    return words(type);
  }

  static String words(Class<?> kind) {
    return kind.getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
