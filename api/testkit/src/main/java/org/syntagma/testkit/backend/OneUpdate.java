package org.syntagma.testkit.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.Tape;
import org.syntagma.api.backend.Update;
import org.syntagma.api.ops.AdamWRule;
import org.syntagma.api.ops.Objective;
import org.syntagma.testkit.reference.Tensor;

/**
 * One update by AdamW, from states of 0, with the gradients of the sum of an operation's result.
 */
record OneUpdate(Backend backend, Setting setting) {
  private static final double RATE = 0.25;

  /** With so large an epsilon, gradients of different sizes move parameters differently far. */
  private static final AdamWRule RULE = new AdamWRule(0.9, 0.9, 1);

  private static final Objective SUM =
      (ops, outputs, batch) -> ops.sum(outputs.get(OperationCase.OUTPUT));

  /** Fails unless compiled and taped gradients, scaled, move all elements as they should. */
  void check(double scale, double tolerance) {
    Map<String, Tensor> expected = new LinkedHashMap<>();
    setting
        .gradients(SUM, Mode.trainingWithoutDropout())
        .forEach(
            (path, gradient) ->
                expected.put(
                    path, Tensor.generate(gradient.shape(), i -> step(scale * gradient.at(i)))));
    Near.assertGradients(expected, moved(this::compiled, scale), tolerance);
    Near.assertGradients(expected, moved(this::taped, scale), tolerance);
  }

  private static double step(double gradient) {
    return -RATE * gradient / (Math.abs(gradient) + RULE.epsilon());
  }

  /** How far each parameter goes. */
  private Map<String, Tensor> moved(
      BiFunction<Parameters, NDManager, NDList> gradients, double scale) {
    try (NDManager owner = backend.manager().newSubManager();
        Update update = backend.update(RULE)) {
      Parameters parameters = setting.parameters(owner);
      NDList arrays = parameters.list(List.copyOf(parameters.paths()));
      update.apply(
          arrays,
          gradients.apply(parameters, owner),
          Map.of("first", zeros(arrays, owner), "second", zeros(arrays, owner)),
          Map.of("rate", RATE, "decay", 0.0, "update", 1.0),
          scale);
      Map<String, Tensor> moved = new LinkedHashMap<>();
      setting
          .parameters()
          .forEach(
              (path, from) -> {
                Tensor to = Bridge.tensor(parameters.get(path));
                moved.put(path, Tensor.generate(from.shape(), i -> to.at(i) - from.at(i)));
              });
      return moved;
    }
  }

  private static NDList zeros(NDList like, NDManager owner) {
    NDList zeros = new NDList(like.size());
    like.forEach(array -> zeros.add(owner.zeros(array.getShape())));
    return zeros;
  }

  /** The gradients of a compiled objective. */
  NDList compiled(Parameters parameters, NDManager owner) {
    try (GradientProgram program =
        backend.gradients(setting.network(), Map.of("loss", SUM), List.of(), path -> true)) {
      Map<String, NDArray> gradients =
          program
              .run(
                  parameters,
                  setting.batch(owner),
                  Map.of("loss", 1.0),
                  Mode.trainingWithoutDropout(),
                  owner)
              .gradients();
      return new NDList(program.parameters().stream().map(gradients::get).toList());
    }
  }

  /** The gradients of a loss in NDArray operations. */
  NDList taped(Parameters parameters, NDManager owner) {
    try (ForwardProgram program = backend.forward(setting.network(), Set.of(OperationCase.OUTPUT));
        Tape tape = backend.tape(parameters.list(program.parameters()))) {
      NDArray output =
          program
              .run(parameters, setting.batch(owner), Mode.trainingWithoutDropout(), owner)
              .get(OperationCase.OUTPUT);
      return tape.gradients(output.sum());
    }
  }
}
