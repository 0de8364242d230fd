package org.syntagma.runtime.model;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Operations whose look-ups somebody watches. A proxy, as {@link AdaptedOps} is. */
record WatchedOps(Ops ops, String path, LookUps lookUps) implements InvocationHandler {
  static Ops of(Ops ops, LookUps lookUps) {
    return proxy(ops, "", lookUps);
  }

  private static Ops proxy(Ops ops, String path, LookUps lookUps) {
    return (Ops)
        Proxy.newProxyInstance(
            Ops.class.getClassLoader(),
            new Class<?>[] {Ops.class},
            new WatchedOps(ops, path, lookUps));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("at")) {
      String name = (String) arguments[0];
      return proxy(ops.at(name), join(name), lookUps);
    }
    if (method.getName().equals("embedding")) {
      return lookUps.embedding(ops, (Value) arguments[0], (Value) arguments[1]);
    }
    try {
      Object value = method.invoke(ops, arguments);
      return method.getName().equals("parameter")
          ? lookUps.parameter(join((String) arguments[0]), (Value) value)
          : value;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private String join(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
