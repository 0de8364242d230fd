package org.syntagma.testkit.backend;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Update;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.testkit.reference.Tensor;

/** Five updates of three parameters by a rule and by its formula. */
record UpdateRun(UpdateRule rule, double gradientScale) {
  private static final int UPDATES = 5;
  private static final List<int[]> SHAPES = List.of(new int[] {3, 4}, new int[] {5}, new int[] {1});

  /** What a rule makes of one element of the parameter and of each state, by name. */
  interface Formula {
    Map<String, Double> next(
        Map<String, Double> element, double gradient, Map<String, Double> scalars);
  }

  /**
   * Fails unless after each update every array is what the formula says, and gradients that were
   * not scaled are as before.
   *
   * @param scalars of each update, counted from 1
   */
  void check(
      Backend backend,
      IntFunction<Map<String, Double>> scalars,
      Formula formula,
      double tolerance) {
    Map<String, List<Tensor>> expected = new LinkedHashMap<>();
    rule.states().forEach(state -> expected.put(state, zeros()));
    expected.put(UpdateRule.PARAMETER, normals(0));
    try (NDManager owner = backend.manager().newSubManager();
        Update update = backend.update(rule)) {
      Map<String, NDList> actual = new LinkedHashMap<>();
      expected.forEach((name, tensors) -> actual.put(name, list(owner, tensors)));
      Map<String, NDList> states = new HashMap<>(actual);
      NDList parameters = states.remove(UpdateRule.PARAMETER);
      for (int number = 1; number <= UPDATES; number++) {
        List<Tensor> gradients = normals(number);
        Map<String, Double> now = scalars.apply(number);
        NDList given = list(owner, gradients);
        update.apply(parameters, given, states, now, gradientScale);
        if (gradientScale == 1) {
          assertNear(Map.of("gradient", gradients), Map.of("gradient", given), 0, number);
        }
        expected.putAll(next(Map.copyOf(expected), gradients, now, formula));
        assertNear(expected, actual, tolerance, number);
      }
    }
  }

  private Map<String, List<Tensor>> next(
      Map<String, List<Tensor>> old,
      List<Tensor> gradients,
      Map<String, Double> scalars,
      Formula formula) {
    Map<String, List<Tensor>> next = new LinkedHashMap<>();
    for (String name : old.keySet()) {
      next.put(
          name,
          tensors(
              (p, i) -> {
                Map<String, Double> element = new HashMap<>();
                old.forEach((each, tensors) -> element.put(each, tensors.get(p).at(i)));
                double gradient = gradientScale * gradients.get(p).at(i);
                return formula.next(element, gradient, scalars).get(name);
              }));
    }
    return next;
  }

  private static void assertNear(
      Map<String, List<Tensor>> expected,
      Map<String, NDList> actual,
      double tolerance,
      int update) {
    expected.forEach(
        (name, tensors) -> {
          for (int p = 0; p < tensors.size(); p++) {
            String what = "%s %d after update %d".formatted(name, p, update);
            Near.assertNear(tensors.get(p), actual.get(name).get(p), tolerance, what);
          }
        });
  }

  private interface Element {
    double at(int parameter, int... index);
  }

  private static List<Tensor> tensors(Element element) {
    return IntStream.range(0, SHAPES.size())
        .mapToObj(p -> Tensor.generate(SHAPES.get(p), i -> element.at(p, i)))
        .toList();
  }

  private static List<Tensor> zeros() {
    return tensors((p, i) -> 0);
  }

  private static List<Tensor> normals(int draw) {
    return IntStream.range(0, SHAPES.size())
        .mapToObj(p -> Given.normal(100 * draw + p, SHAPES.get(p)).values())
        .toList();
  }

  private static NDList list(NDManager owner, List<Tensor> tensors) {
    NDList list = new NDList(tensors.size());
    tensors.forEach(tensor -> list.add(Bridge.floats(owner, tensor)));
    return list;
  }
}
