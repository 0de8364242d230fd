package org.syntagma.testkit.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.Update;
import org.syntagma.api.ops.AdamWRule;
import org.syntagma.api.random.Randomness;

/** Teaches {@link TinyNetwork} its one batch. */
final class TinyTraining {
  private static final Setting SETTING = new TinyNetwork(0.05).setting();

  private TinyTraining() {}

  /** The loss before each of so many updates. */
  static List<Double> losses(Backend backend, int updates) {
    List<Double> losses = new ArrayList<>();
    try (NDManager model = backend.manager().newSubManager();
        GradientProgram program =
            backend.gradients(
                SETTING.network(),
                Map.of("loss", TinyObjectives.LANGUAGE),
                List.of("targets"),
                path -> true);
        Update update = backend.update(new AdamWRule(0.9, 0.99, 1e-8))) {
      Parameters parameters = SETTING.parameters(model);
      NDList arrays = parameters.list(program.parameters());
      Map<String, NDList> states =
          Map.of("first", zeros(model, arrays), "second", zeros(model, arrays));
      for (int number = 1; number <= updates; number++) {
        Mode mode = Mode.training(Randomness.of(number));
        Map<String, Double> scalars = Map.of("rate", 0.01, "decay", 0.0, "update", number + 0.0);
        losses.add(
            Leaks.none(
                model,
                () -> {
                  try (NDManager owner = model.newSubManager()) {
                    GradientProgram.Result result =
                        program.run(
                            parameters, SETTING.batch(owner), Map.of("loss", 1.0), mode, owner);
                    NDList gradients =
                        new NDList(result.gradients().values().toArray(new NDArray[0]));
                    update.apply(arrays, gradients, states, scalars, 1.0 / 8);
                    return result.losses().get("loss");
                  }
                }));
      }
    }
    return losses;
  }

  private static NDList zeros(NDManager owner, NDList like) {
    NDList zeros = new NDList(like.size());
    like.forEach(array -> zeros.add(owner.zeros(array.getShape())));
    return zeros;
  }
}
