package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Tape;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;

/** Training in bfloat16 against training in float32. */
class Bfloat16Test {
  private static final PyTorchBackend WIDE = new PyTorchBackend("cpu", Precision.FLOAT32);
  private static final PyTorchBackend NARROW = new PyTorchBackend("cpu", Precision.BFLOAT16);
  private static final Mode CALM = Mode.trainingWithoutDropout();

  static Stream<Network> networks() {
    return Stream.of(SmallNetworks.gpt(0.1), SmallNetworks.encoderDecoder(0.1));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientsAreThoseOfFloat32UpToRounding(Network network) {
    for (Mode mode : List.of(CALM, Mode.training(Randomness.of(4)))) {
      double[] expected = gradients(WIDE, network, mode);
      double[] actual = gradients(NARROW, network, mode);
      double error = distance(expected, actual) / norm(expected);
      assertTrue(error < 0.02, "relative error " + error);
      assertTrue(error > 1e-4, "this was not computed in bfloat16");
    }
  }

  private static double[] gradients(PyTorchBackend backend, Network network, Mode mode) {
    try (SmallTraining training = new SmallTraining(backend, network);
        NDManager owner = training.scratch()) {
      return flat(training.gradients(1, mode, owner).gradients());
    }
  }

  /**
   * Both curves fall from 4.2 nats to about 0.5. Rounding sends two runs of one network apart as
   * two seeds would, but less: the means over the last 50 updates differ by far less than the curve
   * moves within them.
   */
  @ParameterizedTest
  @MethodSource("networks")
  void lossesOfBothPrecisionsFallTogether(Network network) {
    double[] wide = losses(WIDE, network, 200);
    double[] narrow = losses(NARROW, network, 200);
    for (int i = 0; i < 20; i++) {
      assertEquals(wide[i], narrow[i], 0.02 * wide[i], "update " + i);
    }
    double end = mean(wide, 150);
    assertTrue(end < 0.5 * wide[0], "the loss went from " + wide[0] + " to " + end);
    assertEquals(end, mean(narrow, 150), 0.03 * end, "at the end");
  }

  @Test
  void trainingTwiceGivesTheSameBits() {
    Network network = SmallNetworks.encoderDecoder(0.1);
    assertArrayEquals(trained(network), trained(network));
  }

  private static double[] trained(Network network) {
    try (SmallTraining training = new SmallTraining(NARROW, network)) {
      for (int number = 1; number <= 10; number++) {
        training.learn(number);
      }
      return flat(training.parameters.asMap());
    }
  }

  @Test
  void aParameterThatChangedInAnyWayIsCopiedAnew() {
    try (SmallTraining training = new SmallTraining(NARROW, SmallNetworks.gpt(0));
        NDManager owner = training.scratch()) {
      NDArray table = training.parameters.get("embedding.weight");
      double before = loss(training, owner);
      assertEquals(before, loss(training, owner));
      table.muli(owner.create(2f));
      double doubled = loss(training, owner);
      assertNotEquals(before, doubled);
      training.learn(1);
      double learned = loss(training, owner);
      assertNotEquals(doubled, learned);
      table.set(new float[Math.toIntExact(table.size())]);
      double level = Math.log(SmallNetworks.VOCABULARY) * 8 * 24;
      assertEquals(level, loss(training, owner), 1e-3 * level, "all tokens alike");
    }
  }

  private static double loss(SmallTraining training, NDManager owner) {
    return training.gradients(1, CALM, owner).losses().get("loss");
  }

  @Test
  void aLossOnATapeGetsFloat32OutputsAndGradients() {
    Network network = SmallNetworks.gpt(0);
    try (SmallTraining training = new SmallTraining(NARROW, network);
        NDManager owner = training.scratch();
        ForwardProgram program = NARROW.forward(network, Set.of("logits"))) {
      Map<String, NDArray> compiled = training.gradients(1, CALM, owner).gradients();
      Map<String, NDArray> taped = new LinkedHashMap<>();
      try (Tape tape = NARROW.tape(training.arrays())) {
        Map<String, NDArray> batch = training.batch(1, owner);
        NDArray logits = program.run(training.parameters, batch, CALM, owner).get("logits");
        assertEquals(DataType.FLOAT32, logits.getDataType());
        NDArray targets = batch.get("targets").expandDims(-1);
        NDArray chosen = logits.logSoftmax(-1).gather(targets, 2);
        NDList gradients = tape.gradients(chosen.mean().neg());
        List<String> paths = List.copyOf(compiled.keySet());
        paths.forEach(path -> taped.put(path, gradients.get(paths.indexOf(path))));
      }
      double[] expected = flat(compiled);
      assertTrue(distance(expected, flat(taped)) < 0.02 * norm(expected));
    }
  }

  @Test
  void copiesGoWithTheModelAndCountAsNobodysArrays() {
    int before = NARROW.manager().getManagedArrays().size();
    NarrowCopies copies = new NarrowCopies(NARROW.kernels(), (PtNDManager) NARROW.manager());
    NDArray copy;
    try (NDManager model = NARROW.manager().newSubManager()) {
      NDList parameters = new NDList(model.ones(new Shape(3)));
      copy = copies.of(parameters).get(0);
      assertEquals(1, model.getManagedArrays().size());
      assertSame(copy, copies.of(parameters).get(0));
    }
    assertTrue(((PtNDArray) copy).isReleased());
    assertEquals(before, NARROW.manager().getManagedArrays().size());
  }

  private static double[] losses(PyTorchBackend backend, Network network, int updates) {
    try (SmallTraining training = new SmallTraining(backend, network)) {
      double[] losses = new double[updates];
      for (int i = 0; i < updates; i++) {
        losses[i] = training.learn(i + 1);
      }
      return losses;
    }
  }

  private static double mean(double[] values, int from) {
    double sum = 0;
    for (int i = from; i < values.length; i++) {
      sum += values[i];
    }
    return sum / (values.length - from);
  }

  private static double[] flat(Map<String, NDArray> arrays) {
    return arrays.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().toFloatArray())
        .flatMapToDouble(Bfloat16Test::doubles)
        .toArray();
  }

  private static DoubleStream doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
  }

  private static double norm(double[] values) {
    return distance(values, new double[values.length]);
  }

  private static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(squares);
  }

  @AfterAll
  static void close() {
    WIDE.close();
    NARROW.close();
  }
}
