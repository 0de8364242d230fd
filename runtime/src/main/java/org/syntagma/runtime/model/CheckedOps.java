package org.syntagma.runtime.model;

import ai.djl.ndarray.types.DataType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.shapes.ArrayType;

/**
 * Operations of which each result is also summed up in two taps: whether something in it is no
 * number, and whether something in it is infinite. What is computed inside a scan or a tap counts
 * as one operation, or not at all. A proxy, as {@link AdaptedOps} is.
 */
record CheckedOps(Ops ops, String path, Log log) implements InvocationHandler {
  /** What gives back what it was given, or cannot be anything but finite. */
  private static final Set<String> PASSED_OVER =
      Set.of(
          "parameter",
          "constant",
          "positions",
          "remember",
          "once",
          "recompute",
          "cast",
          "stopGradient",
          "equal",
          "less",
          "not",
          "argmax");

  private static final double FAR = 1e38;

  /** What was computed, in order; the same in each pass over a network. */
  static final class Log {
    private final Ops root;
    private final List<String> labels = new ArrayList<>();
    private final List<Boolean> real = new ArrayList<>();
    private int depth;

    /**
     * @param root where taps are put
     */
    Log(Ops root) {
      this.root = root;
    }

    /** The operations, such as {@code softmax in layers.0}. */
    List<String> labels() {
      return labels;
    }

    /** Whether the result of an operation has floating-point numbers, where shapes were traced. */
    boolean isReal(int number) {
      return real.get(number);
    }

    private void add(String label, Value value) {
      int number = labels.size();
      labels.add(label);
      real.add(!(value instanceof ArrayType type) || type.type() == DataType.FLOAT32);
      root.tap(nan(number), () -> zero(root.minimum(root.maximum(value, far(-FAR)), far(FAR))));
      root.tap(infinite(number), () -> zero(value));
    }

    private Value far(double at) {
      return root.constant(at);
    }

    /** 0, or NaN if anything in it is no number or infinite. */
    private Value zero(Value value) {
      return root.sum(root.mul(value, 0));
    }
  }

  /** The tap that is NaN if the result of an operation has something that is no number. */
  static String nan(int number) {
    return "check.%05d.nan".formatted(number);
  }

  /** The tap that is NaN if it has that, or something infinite. */
  static String infinite(int number) {
    return "check.%05d.infinite".formatted(number);
  }

  static Ops of(Ops ops, Log log) {
    return proxy(ops, "", log);
  }

  private static Ops proxy(Ops ops, String path, Log log) {
    return (Ops)
        Proxy.newProxyInstance(
            Ops.class.getClassLoader(), new Class<?>[] {Ops.class}, new CheckedOps(ops, path, log));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals("at")) {
      String deeper = (String) arguments[0];
      return proxy(ops.at(deeper), path.isEmpty() ? deeper : path + "." + deeper, log);
    }
    if (name.equals("tap")) {
      @SuppressWarnings("unchecked")
      Supplier<Value> value = (Supplier<Value>) arguments[1];
      ops.tap((String) arguments[0], () -> inside(value));
      return null;
    }
    Object result =
        name.equals("scan") ? inside(() -> call(method, arguments)) : call(method, arguments);
    if (log.depth == 0 && result instanceof Value value && !PASSED_OVER.contains(name)) {
      log.add(path.isEmpty() ? name : name + " in " + path, value);
    }
    return result;
  }

  private <T> T inside(Supplier<T> work) {
    log.depth++;
    try {
      return work.get();
    } finally {
      log.depth--;
    }
  }

  private Object call(Method method, Object[] arguments) {
    try {
      return method.invoke(ops, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
