package org.syntagma.testkit.backend;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.ops.Objective;
import org.syntagma.testkit.reference.Tensor;

/** What a gradient program gave, read out of its arrays. */
record Gradients(Map<String, Double> losses, Map<String, Tensor> arrays) {
  /** Runs a program once. What the batch has beyond the network's inputs is for the objectives. */
  static Gradients of(
      Backend backend,
      Setting setting,
      Map<String, Objective> objectives,
      Map<String, Double> scales,
      Predicate<String> trainable,
      Mode mode) {
    return of(backend, setting, objectives, Set.of(), scales, trainable, mode);
  }

  /** The same with an objective that reads taps. */
  static Gradients of(
      Backend backend, Setting setting, Objective objective, Set<String> taps, Mode mode) {
    Map<String, Objective> objectives = Map.of("loss", objective);
    return of(backend, setting, objectives, taps, Map.of("loss", 1.0), path -> true, mode);
  }

  private static Gradients of(
      Backend backend,
      Setting setting,
      Map<String, Objective> objectives,
      Set<String> taps,
      Map<String, Double> scales,
      Predicate<String> trainable,
      Mode mode) {
    try (NDManager model = backend.manager().newSubManager();
        GradientProgram program =
            backend.gradients(
                setting.network(), objectives, taps, setting.beyondInputs(), trainable)) {
      Parameters parameters = setting.parameters(model);
      return Leaks.none(model, () -> run(program, parameters, setting, scales, mode, model));
    }
  }

  static Gradients of(Backend backend, Setting setting, Objective objective, Mode mode) {
    return of(backend, setting, Map.of("loss", objective), Map.of("loss", 1.0), path -> true, mode);
  }

  private static Gradients run(
      GradientProgram program,
      Parameters parameters,
      Setting setting,
      Map<String, Double> scales,
      Mode mode,
      NDManager model) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    try (NDManager owner = model.newSubManager()) {
      GradientProgram.Result result =
          program.run(parameters, setting.batch(owner), scales, mode, owner);
      result.gradients().forEach((path, array) -> arrays.put(path, Bridge.tensor(array)));
      return new Gradients(result.losses(), arrays);
    }
  }

  List<String> paths() {
    return List.copyOf(arrays.keySet());
  }
}
