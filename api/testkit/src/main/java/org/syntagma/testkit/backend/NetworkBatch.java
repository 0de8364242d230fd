package org.syntagma.testkit.backend;

import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.testkit.reference.Tensor;

/** Inputs made up from what a network declares. */
final class NetworkBatch {
  static final int ROWS = 3;
  private static final int LENGTH = 6;
  private static final int OTHER_LENGTH = 4;

  private NetworkBatch() {}

  static Map<String, Tensor> of(Network network, int vocabulary) {
    int length = Math.min(LENGTH, network.context().orElse(LENGTH));
    Map<String, Tensor> batch = new LinkedHashMap<>();
    for (Input input : network.inputs()) {
      int[] shape = Bridge.sizes(input.shape());
      for (int axis = 0; axis < shape.length; axis++) {
        int any = axis == 0 ? ROWS : isFollowed(input.name()) ? length : OTHER_LENGTH;
        shape[axis] = shape[axis] < 0 ? any : shape[axis];
      }
      batch.put(input.name(), values(input, shape, vocabulary));
    }
    return batch;
  }

  /** Whether outputs are as long as this input. */
  static boolean isFollowed(String input) {
    return input.equals("tokens") || input.equals("observations");
  }

  private static Tensor values(Input input, int[] shape, int vocabulary) {
    Randomness randomness = Randomness.of(17).at(input.name());
    int[] counter = {0};
    if (input.type() == DataType.BOOLEAN) {
      return Tensor.generate(shape, i -> 1);
    }
    return input.type().isFloating()
        ? Tensor.generate(shape, i -> (float) randomness.gaussian(counter[0]++))
        : Tensor.generate(shape, i -> randomness.below(counter[0]++, vocabulary));
  }

  /** The network under test with its batch, its parameters far from 0 and 1. */
  static Setting setting(UsesNetwork test) {
    Network network = test.network();
    Map<String, Tensor> values = test.batch();
    Map<String, Given> batch = new LinkedHashMap<>();
    for (Input input : network.inputs()) {
      batch.put(input.name(), new Given(input.type(), values.get(input.name())));
    }
    return Setting.of(network, batch, 0.2);
  }
}
