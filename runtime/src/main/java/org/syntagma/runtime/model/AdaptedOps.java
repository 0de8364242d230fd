package org.syntagma.runtime.model;

import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Operations that give adapted parameters and dropout, and are the backend's otherwise. A proxy,
 * because of some eighty methods only three are of interest.
 */
record AdaptedOps(Ops ops, String path, Adapters adapters) implements InvocationHandler {
  static Ops of(Ops ops, Adapters adapters) {
    return adapters.isEmpty() ? ops : proxy(ops, "", adapters);
  }

  private static Ops proxy(Ops ops, String path, Adapters adapters) {
    return (Ops)
        Proxy.newProxyInstance(
            Ops.class.getClassLoader(),
            new Class<?>[] {Ops.class},
            new AdaptedOps(ops, path, adapters));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("at")) {
      String name = (String) arguments[0];
      return proxy(ops.at(name), join(name), adapters);
    }
    if (method.getName().equals("parameter")) {
      String name = (String) arguments[0];
      return adapters.parameter(
          ops, join(name), name, (Shape) arguments[1], (Initializer) arguments[2]);
    }
    if (method.getName().equals("dropout") && adapters.dropout().isPresent()) {
      return ops.dropout(
          (Value) arguments[0], adapters.dropout().getAsDouble(), (int[]) arguments[2]);
    }
    try {
      return method.invoke(ops, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private String join(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
