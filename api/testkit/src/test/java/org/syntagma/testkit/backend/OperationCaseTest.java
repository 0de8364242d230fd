package org.syntagma.testkit.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.shapes.Shapes;

class OperationCaseTest {
  @Test
  void everyOperationIsTried() {
    Set<String> tried = new TreeSet<>();
    OperationCase.all().forEach(each -> trace(each, tried));
    trace(new TinyNetwork(0.1), tried);
    Set<String> all = new TreeSet<>();
    Arrays.stream(Ops.class.getMethods()).map(OperationCaseTest::signature).forEach(all::add);
    assertEquals(all, tried);
  }

  @Test
  void namesTellCasesApart() {
    List<String> names = OperationCase.all().map(OperationCase::name).toList();
    assertEquals(names.size(), Set.copyOf(names).size());
  }

  private static void trace(Network network, Set<String> tried) {
    Network watched =
        new Network() {
          @Override
          public List<Input> inputs() {
            return network.inputs();
          }

          @Override
          public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
            return network.apply(watched(ops, tried), inputs);
          }
        };
    Shapes.trace(watched, Map.of());
  }

  private static Ops watched(Ops ops, Set<String> tried) {
    return (Ops)
        Proxy.newProxyInstance(
            Ops.class.getClassLoader(),
            new Class<?>[] {Ops.class},
            (proxy, method, arguments) -> {
              tried.add(signature(method));
              try {
                Object result = method.invoke(ops, arguments);
                return result instanceof Ops deeper ? watched(deeper, tried) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
