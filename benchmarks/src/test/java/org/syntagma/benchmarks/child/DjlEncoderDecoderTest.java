package org.syntagma.benchmarks.child;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.benchmarks.Seq2Seq;

class DjlEncoderDecoderTest {
  private static final Seq2Seq SMALL = new Seq2Seq(2, 2, 8, 6, 11, 2, 5);

  @Test
  void hasTheParametersOfSyntagmasNetwork() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Parts parts = Parts.of(Seq2Seq.DEFAULT, "float32");
      Parameters ours = parts.model().parameters();
      Map<String, NDArray> theirs = parameters(initialized(Seq2Seq.DEFAULT, manager, 0.02f));
      assertEquals(shapes(ours.asMap()), shapes(theirs));
      assertEquals(5_997_568, ours.count());
      parts.backend().close();
    }
  }

  @Test
  void computesWhatSyntagmasNetworkDoes() {
    Parts parts = Parts.of(SMALL, "float32");
    NDManager manager = parts.backend().manager();
    DjlEncoderDecoder block = initialized(SMALL, manager, 0.5f);
    Parameters parameters = new Parameters(parameters(block));
    parameters
        .asMap()
        .forEach((path, array) -> array.addi(manager.randomNormal(array.getShape()).mul(0.3)));
    NDArray source = manager.create(new long[] {5, 6, 7, 8, 9, 10, 4, 5, 0, 0}, new Shape(2, 5));
    NDArray tokens = manager.create(new long[] {1, 9, 8, 7, 6, 1, 4, 4, 10, 3}, new Shape(2, 5));

    NDArray theirs =
        block
            .forward(new ParameterStore(manager, false), new NDList(source, tokens), false)
            .singletonOrThrow();
    try (ForwardProgram program =
        parts.backend().forward(parts.model().network(), Set.of("logits"))) {
      Map<String, NDArray> inputs = Map.of("source", source, "tokens", tokens);
      NDArray ours = program.run(parameters, inputs, Mode.inference(), manager).get("logits");
      assertEquals(new Shape(2, 5, 11), theirs.getShape());
      assertArrayEquals(ours.toFloatArray(), theirs.toFloatArray(), 1e-4f);
    }
    parts.backend().close();
  }

  @Test
  void beginsToTrainWhereAllIdsAreEquallyLikely() {
    Seq2Seq sizes = Seq2Seq.DEFAULT;
    Shape shape = new Shape(4, sizes.length());
    DjlTraining training =
        new DjlTraining(new DjlEncoderDecoder(sizes), 2, sizes.vocabulary(), shape);
    // Logits are normals of deviation 0.02 √256, which adds half their variance.
    double expected = Math.log(sizes.vocabulary()) + 0.02 * 0.02 * sizes.width() / 2;
    assertEquals(expected, training.step(), 0.1);
  }

  private static DjlEncoderDecoder initialized(Seq2Seq sizes, NDManager manager, float deviation) {
    DjlEncoderDecoder block = new DjlEncoderDecoder(sizes);
    block.setInitializer(new NormalInitializer(deviation), Parameter.Type.WEIGHT);
    Shape ids = new Shape(sizes.batch(), sizes.length());
    block.initialize(manager, DataType.FLOAT32, ids, ids);
    return block;
  }

  /** By Syntagma's paths. DJL puts a number before what it calls a part. */
  private static Map<String, NDArray> parameters(DjlEncoderDecoder block) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Pair<String, Parameter> each : block.getParameters()) {
      String path =
          each.getKey()
              .replaceFirst("^[0-9]+", "")
              .replaceFirst("_(gamma|weight)$", ".weight")
              .replaceFirst("_(beta|bias)$", ".bias");
      arrays.put(path, each.getValue().getArray());
    }
    return arrays;
  }

  private static Map<String, Shape> shapes(Map<String, NDArray> arrays) {
    return arrays.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().getShape()));
  }
}
