package org.syntagma.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ServiceLoader;
import org.apiguardian.api.API;
import org.syntagma.api.Plugin;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Component;

/** Backends for tests, without a host. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Backends {
  private Backends() {}

  /**
   * A new backend with its default settings, from a plugin on the class path; the caller closes it.
   *
   * @param type its type, such as {@code eager}
   * @throws IllegalArgumentException if no plugin on the class path supplies it
   */
  public static Backend create(String type) {
    return ServiceLoader.load(Plugin.class).stream()
        .flatMap(plugin -> plugin.get().backends().stream())
        .filter(component -> component.type().equals(type))
        .findFirst()
        .map(Backends::withDefaults)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no plugin on the class path supplies the backend '%s'; add its jar as a test dependency"
                        .formatted(type)));
  }

  private static Backend withDefaults(Component<? extends Backend> component) {
    try {
      Method defaults = component.configuration().getDeclaredMethod("defaults");
      Constructor<? extends Backend> constructor =
          component.implementation().getDeclaredConstructor(component.configuration());
      defaults.setAccessible(true);
      constructor.setAccessible(true);
      return constructor.newInstance(defaults.invoke(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "the backend '%s' needs more than its default settings".formatted(component.type()), e);
    }
  }
}
