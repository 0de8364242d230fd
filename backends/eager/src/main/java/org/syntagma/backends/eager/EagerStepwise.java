package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Value;

final class EagerStepwise implements StepwiseProgram {
  private final NDManager manager;
  private final EagerNetwork network;
  private final String stepped;
  private final String output;

  EagerStepwise(NDManager manager, Network network, String stepped, String output) {
    this.manager = manager;
    this.network = new EagerNetwork(network);
    this.stepped = stepped;
    this.output = output;
    this.network.require(Set.of(output));
  }

  @Override
  public List<String> parameters() {
    return network.parameters();
  }

  @Override
  public Steps start(
      Parameters parameters, Map<String, NDArray> context, int[] starts, int capacity) {
    Memory memory = Memory.ofSteps(manager.newSubManager(), context, starts);
    return new EagerSteps(parameters, memory, capacity);
  }

  @Override
  public void close() {}

  private final class EagerSteps implements Steps {
    private final Parameters parameters;
    private final Memory memory;
    private final int capacity;

    EagerSteps(Parameters parameters, Memory memory, int capacity) {
      this.parameters = parameters;
      this.memory = memory;
      this.capacity = capacity;
    }

    @Override
    public NDArray step(NDArray tokens) {
      int count = Math.toIntExact(tokens.getShape().get(1));
      if (memory.position() + count > capacity) {
        throw new IllegalStateException(
            "%d positions and %d new ones exceed the capacity of %d"
                .formatted(memory.position(), count, capacity));
      }
      Map<String, NDArray> inputs = new HashMap<>(memory.context());
      inputs.put(stepped, tokens);
      try (NDManager scratch = tokens.getManager().newSubManager()) {
        Run run =
            new Run(scratch, parameters, Mode.inference(), Set.of(output), Optional.of(memory));
        Value value = network.apply(run, inputs).get(output);
        NDArray result = value != null ? EagerValue.arrayOf(value) : run.taps.get(output);
        result.attach(tokens.getManager());
        memory.advance(count);
        return result;
      }
    }

    @Override
    public void keep(int[] rows) {
      memory.select(rows);
    }

    @Override
    public int position() {
      return memory.position();
    }

    @Override
    public void close() {
      memory.close();
    }
  }
}
