package org.syntagma.runtime.tiny;

import com.google.inject.Guice;
import com.google.inject.Module;
import java.lang.reflect.Method;
import java.util.ServiceLoader;
import org.syntagma.api.Plugin;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Component;

/** Opens backends with their defaults, found as the host finds them. */
public final class Backends {
  private Backends() {}

  public static Backend open(String type) {
    Component<? extends Backend> found =
        ServiceLoader.load(Plugin.class).stream()
            .flatMap(plugin -> plugin.get().backends().stream())
            .filter(component -> component.type().equals(type))
            .findFirst()
            .orElseThrow();
    return Guice.createInjector(defaults(found.configuration()))
        .getInstance(found.implementation());
  }

  private static <R extends Record> Module defaults(Class<R> type) {
    return binder -> binder.bind(type).toInstance(type.cast(call(type)));
  }

  private static Object call(Class<?> type) {
    try {
      Method defaults = type.getDeclaredMethod("defaults");
      defaults.setAccessible(true);
      return defaults.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
