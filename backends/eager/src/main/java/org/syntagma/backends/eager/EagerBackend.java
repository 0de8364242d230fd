package org.syntagma.backends.eager;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.api.backend.Tape;
import org.syntagma.api.backend.Update;
import org.syntagma.api.component.Description;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.toolkit.engine.Devices;

/** Runs each operation as NDArray calls on any DJL engine, in float32. */
@Description("operations one by one on any DJL engine; slow, the reference")
public final class EagerBackend implements Backend {
  private final NDManager manager;

  @Inject
  EagerBackend(EagerConfig config) {
    this(config.engine(), config.device());
  }

  /**
   * For use without configuration.
   *
   * @param engineName the name of a DJL engine on the class path
   * @param deviceName {@code cpu}, {@code gpu} or {@code gpu:N}
   */
  public EagerBackend(String engineName, String deviceName) {
    Engine engine = Devices.engine(engineName);
    Device device = Devices.device(engine, deviceName);
    manager = engine.newBaseManager(device);
  }

  @Override
  public NDManager manager() {
    return manager;
  }

  @Override
  public String description() {
    Engine engine = manager.getEngine();
    return "eager on %s %s, %s, float32"
        .formatted(engine.getEngineName(), engine.getVersion(), Devices.name(manager.getDevice()));
  }

  @Override
  public ForwardProgram forward(Network network, Set<String> outputs) {
    return new EagerForward(network, outputs);
  }

  @Override
  public GradientProgram gradients(
      Network network,
      Map<String, Objective> objectives,
      Set<String> taps,
      List<String> batchInputs,
      Predicate<String> trainable) {
    return new EagerGradients(this, network, objectives, taps, trainable);
  }

  @Override
  public StepwiseProgram stepwise(Network network, String stepped, String output) {
    return new EagerStepwise(manager, network, stepped, output);
  }

  @Override
  public Update update(UpdateRule rule) {
    return new EagerUpdate(rule);
  }

  @Override
  public Tape tape(NDList leaves) {
    return new EagerTape(leaves);
  }

  @Override
  public double norm(NDList arrays) {
    double squares = 0;
    for (NDArray array : arrays) {
      try (NDArray norm = array.norm()) {
        double each = norm.getFloat();
        squares += each * each;
      }
    }
    return Math.sqrt(squares);
  }

  @Override
  public void close() {
    manager.close();
  }
}
