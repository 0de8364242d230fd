package org.syntagma.runtime.plugins;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Stands before a component of an installed plugin. Every call runs in the plugin's context, and a
 * class that does not fit becomes a {@link PluginException}, which names the plugin.
 */
public final class IsolatedComponent implements InvocationHandler {
  private final Object component;
  private final Supplied supplied;

  private IsolatedComponent(Object component, Supplied supplied) {
    this.component = component;
    this.supplied = supplied;
  }

  /**
   * A stand-in with all interfaces of the component that the host knows; the component itself if
   * its plugin is on the host's class path.
   */
  public static Object of(Object component, Supplied supplied) {
    return supplied.plugin().installed()
        ? Proxy.newProxyInstance(
            IsolatedComponent.class.getClassLoader(),
            interfaces(component).toArray(Class<?>[]::new),
            new IsolatedComponent(component, supplied))
        : component;
  }

  /** The class that the plugin's author wrote, for messages. */
  public static Class<?> classOf(Object component) {
    return unwrap(component).getClass();
  }

  private static Object unwrap(Object object) {
    return Proxy.isProxyClass(object.getClass())
            && Proxy.getInvocationHandler(object) instanceof IsolatedComponent isolated
        ? isolated.component
        : object;
  }

  private static List<Class<?>> interfaces(Object component) {
    Set<Class<?>> found = new LinkedHashSet<>();
    for (Class<?> type = component.getClass(); type != null; type = type.getSuperclass()) {
      collect(type, found);
    }
    ClassLoader own = component.getClass().getClassLoader();
    return found.stream()
        .filter(type -> type.getClassLoader() != own && Modifier.isPublic(type.getModifiers()))
        .toList();
  }

  private static void collect(Class<?> type, Set<Class<?>> found) {
    for (Class<?> each : type.getInterfaces()) {
      found.add(each);
      collect(each, found);
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class && method.getName().equals("equals")) {
      return arguments[0] != null && component.equals(unwrap(arguments[0]));
    }
    try {
      return PluginContext.call(
          component.getClass().getClassLoader(), () -> method.invoke(component, arguments));
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof LinkageError fault ? unfit(fault) : e.getCause();
    }
  }

  private PluginException unfit(LinkageError fault) {
    return new PluginException(supplied.origin() + " cannot go on: " + Faults.advice(fault), fault);
  }
}
