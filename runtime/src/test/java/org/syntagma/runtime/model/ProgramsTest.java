package org.syntagma.runtime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Program;
import org.syntagma.api.ops.Objective;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyDecoder;

class ProgramsTest {
  private static final Objective SUM = (ops, outputs, batch) -> ops.sum(outputs.get("logits"));
  private static final Objective SMALL = (ops, outputs, batch) -> ops.sum(outputs.get("hidden"));
  private static final Composition NETWORK = Composition.of(new TinyDecoder(12, 6));

  @Test
  void compilesEachProgramOnce() {
    try (Backend backend = Backends.open("eager");
        Programs programs = new Programs(backend, NETWORK, path -> true)) {
      assertSame(
          programs.forward(Set.of("hidden", "logits"), Set.of()),
          programs.forward(Set.of("logits", "hidden"), Set.of()));
      assertNotSame(
          programs.forward(Set.of("hidden"), Set.of()),
          programs.forward(Set.of("logits"), Set.of()));
      assertSame(
          programs.gradients(named("a", SUM), Set.of("logits"), Set.of()),
          programs.gradients(named("a", SUM), Set.of("logits"), Set.of()));
      assertNotSame(
          programs.gradients(named("a", SUM), Set.of("logits"), Set.of()),
          programs.gradients(named("a", SMALL), Set.of("hidden"), Set.of()));
      assertNotSame(
          programs.gradients(named("a", SUM), Set.of("logits"), Set.of()),
          programs.gradients(named("b", SUM), Set.of("logits"), Set.of()));
      assertNotSame(
          programs.gradients(named("a", SUM), Set.of("logits"), Set.of()),
          programs.gradients(named("a", SUM), Set.of("logits"), Set.of("targets")));
      assertNotSame(
          programs.gradients(named("a", SUM), Set.of("logits"), Set.of()),
          programs.gradients(named("a", SUM), Set.of("logits", "hidden"), Set.of()));
      assertSame(programs.stepwise("tokens", "logits"), programs.stepwise("tokens", "logits"));
    }
  }

  @Test
  void closesWhatItCompiled() {
    List<String> closed = new ArrayList<>();
    try (Backend backend = Backends.open("eager")) {
      Programs programs = new Programs(noting(Backend.class, backend, closed), NETWORK, p -> true);
      programs.forward(Set.of("logits"), Set.of());
      programs.gradients(named("a", SUM), Set.of("logits"), Set.of());
      programs.stepwise("tokens", "logits");
      assertEquals(List.of(), closed);
      programs.close();
      assertEquals(
          Set.of("ForwardProgram", "GradientProgram", "StepwiseProgram"), Set.copyOf(closed));
      assertEquals(3, closed.size());
      assertThrows(IllegalStateException.class, () -> programs.forward(Set.of("logits"), Set.of()));
    }
  }

  private static SortedMap<String, Objective> named(String name, Objective objective) {
    return new TreeMap<>(Map.of(name, objective));
  }

  /** {@code target}, noting the interfaces of what is closed among it and its programs. */
  private static <T> T noting(Class<T> type, T target, List<String> closed) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                closed.add(type.getSimpleName());
              }
              Object result = method.invoke(target, arguments);
              return result instanceof Program
                  ? noting(objectType(method.getReturnType()), result, closed)
                  : result;
            }));
  }

  @SuppressWarnings("unchecked")
  private static Class<Object> objectType(Class<?> type) {
    return (Class<Object>) type;
  }
}
