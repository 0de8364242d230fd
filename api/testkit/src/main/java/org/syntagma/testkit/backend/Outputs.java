package org.syntagma.testkit.backend;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.testkit.reference.Tensor;

/** What a forward program gave, read out of its arrays. */
final class Outputs {
  private Outputs() {}

  /** Runs a program once. */
  static Map<String, Given> of(Backend backend, Setting setting, Set<String> wanted, Mode mode) {
    try (NDManager model = backend.manager().newSubManager();
        ForwardProgram program = backend.forward(setting.network(), wanted)) {
      Parameters parameters = setting.parameters(model);
      return Leaks.none(model, () -> run(program, parameters, setting, mode, model));
    }
  }

  static Tensor of(Backend backend, Setting setting, String output, Mode mode) {
    return of(backend, setting, Set.of(output), mode).get(output).values();
  }

  private static Map<String, Given> run(
      ForwardProgram program, Parameters parameters, Setting setting, Mode mode, NDManager model) {
    Map<String, Given> outputs = new LinkedHashMap<>();
    try (NDManager owner = model.newSubManager()) {
      program
          .run(parameters, setting.batch(owner), mode, owner)
          .forEach((name, array) -> outputs.put(name, Bridge.given(array)));
    }
    return outputs;
  }
}
