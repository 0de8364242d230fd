package org.syntagma.benchmarks.child;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.Update;
import org.syntagma.api.ops.AdamWRule;
import org.syntagma.api.ops.Objective;
import org.syntagma.benchmarks.Gpt;
import org.syntagma.benchmarks.Seq2Seq;
import org.syntagma.benchmarks.plugin.Numbers;

/**
 * Trains with the backend's programs alone: no run, no trainer, no data. Arguments: a GPT or {@code
 * encoder-decoder}, for the default one; and a precision.
 */
public final class Program {
  private static final Objective LOSS =
      (ops, outputs, batch) ->
          ops.sum(ops.crossEntropy(outputs.get("logits"), batch.get("targets")));

  private final List<String> inputs;
  private final int vocabulary;
  private final Shape shape;
  private final NDManager manager;
  private final Parameters parameters;
  private final Backend backend;
  private final GradientProgram program;
  private final Update update;
  private final Group matrices;
  private final Group vectors;
  private final SplittableRandom random = new SplittableRandom(1);
  private double count;

  private record Group(List<String> paths, NDList parameters, Map<String, NDList> states) {}

  private Program(Parts parts, List<String> inputs, int vocabulary, Shape shape) {
    this.inputs = inputs;
    this.vocabulary = vocabulary;
    this.shape = shape;
    backend = parts.backend();
    manager = backend.manager();
    parameters = parts.model().parameters();
    program =
        backend.gradients(
            parts.model().network(), Map.of("loss", LOSS), List.of("targets"), p -> true);
    update = backend.update(new AdamWRule(0.9, 0.999, 1e-8));
    matrices = group(true);
    vectors = group(false);
  }

  public static void main(String[] arguments) throws IOException {
    Program program =
        arguments[0].equals("encoder-decoder")
            ? encoderDecoder(Seq2Seq.DEFAULT, arguments[1])
            : gpt(Gpt.parse(arguments[0]), arguments[1]);
    Steps.serve(program::step);
  }

  private static Program gpt(Gpt gpt, String precision) {
    return new Program(
        Parts.of(gpt, precision),
        List.of("tokens", "targets"),
        gpt.vocabulary(),
        new Shape(gpt.batch(), gpt.length()));
  }

  private static Program encoderDecoder(Seq2Seq sizes, String precision) {
    return new Program(
        Parts.of(sizes, precision),
        List.of("source", "tokens", "targets"),
        sizes.vocabulary(),
        new Shape(sizes.batch(), sizes.length()));
  }

  private Group group(boolean matrix) {
    List<String> paths = new ArrayList<>();
    NDList arrays = new NDList();
    NDList first = new NDList();
    NDList second = new NDList();
    parameters
        .asMap()
        .forEach(
            (path, array) -> {
              if (array.getShape().dimension() > 1 == matrix) {
                paths.add(path);
                arrays.add(array);
                first.add(manager.zeros(array.getShape()));
                second.add(manager.zeros(array.getShape()));
              }
            });
    return new Group(paths, arrays, Map.of("first", first, "second", second));
  }

  private double step() {
    try (NDManager scope = manager.newSubManager()) {
      Map<String, NDArray> batch = new HashMap<>();
      inputs.forEach(name -> batch.put(name, ids(scope)));
      GradientProgram.Result result =
          program.run(
              parameters,
              batch,
              Map.of("loss", 1.0 / shape.size()),
              Mode.trainingWithoutDropout(),
              scope);
      // A run looks whether it is finite.
      backend.norm(new NDList(result.gradients().values()));
      count++;
      move(matrices, result, 0.1);
      move(vectors, result, 0);
      return result.losses().get("loss") / shape.size();
    }
  }

  private void move(Group group, GradientProgram.Result result, double decay) {
    NDList gradients = new NDList();
    group.paths().forEach(path -> gradients.add(result.gradients().get(path)));
    Map<String, Double> scalars = Map.of("rate", 3e-4, "decay", decay, "update", count);
    update.apply(group.parameters(), gradients, group.states(), scalars, 1);
  }

  private NDArray ids(NDManager scope) {
    return scope.create(random.longs(shape.size(), Numbers.SPECIAL, vocabulary).toArray(), shape);
  }
}
