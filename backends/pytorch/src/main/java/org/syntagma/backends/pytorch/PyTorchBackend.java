package org.syntagma.backends.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.ScriptModule;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.OperationProfile;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.api.backend.Tape;
import org.syntagma.api.backend.Update;
import org.syntagma.api.component.Description;
import org.syntagma.api.ops.AdamWRule;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.toolkit.engine.Devices;

/** Records networks and runs them as TorchScript programs through DJL's PyTorch engine. */
@Description("networks compiled into TorchScript programs on libtorch")
public final class PyTorchBackend implements Backend {
  private final Precision precision;
  private final Bfloat16Hardware hardware;
  private final Sequences sequences;
  private final PtNDManager manager;
  private final ScriptModule kernels;
  private final NarrowCopies copies;
  private final NativeHeap heap = new NativeHeap();
  private final Scratch scratch = new Scratch();

  @Inject
  PyTorchBackend(PyTorchConfig config) {
    this(config.device(), config.precision());
  }

  /**
   * For use without configuration.
   *
   * @param device {@code cpu}, {@code gpu} or {@code gpu:N}
   */
  public PyTorchBackend(String device, Precision precision) {
    MklDispatch.byAbility();
    Engine engine = Devices.engine("PyTorch");
    Device found = Devices.device(engine, device);
    this.precision = precision.on(found);
    hardware = Bfloat16Hardware.of(found);
    manager = (PtNDManager) engine.newBaseManager(found);
    kernels = ScriptModule.load(Archive.of(Archive.resource("kernels.torchscript")), found);
    copies = new NarrowCopies(kernels, manager);
    sequences = Sequences.of(manager);
  }

  @Override
  public NDManager manager() {
    return manager;
  }

  Device device() {
    return manager.getDevice();
  }

  ScriptModule kernels() {
    return kernels;
  }

  NativeHeap heap() {
    return heap;
  }

  Scratch scratch() {
    return scratch;
  }

  /** Whether networks compute in bfloat16. */
  boolean narrow() {
    return precision == Precision.BFLOAT16;
  }

  Sequences sequences() {
    return sequences;
  }

  Bfloat16Hardware hardware() {
    return hardware;
  }

  /** What programs compute with where parameters do not learn: copies, if that is in bfloat16. */
  NDList operands(NDList parameters, boolean narrow) {
    return narrow ? copies.of(parameters) : parameters;
  }

  @Override
  public String description() {
    Engine engine = manager.getEngine();
    return "PyTorch %s, compiled, %s, %s%s"
        .formatted(
            engine.getVersion(),
            Devices.name(device()),
            precision.name().toLowerCase(Locale.ROOT),
            sequences == Sequences.FUSED
                ? ""
                : ", plain recurrence and convolution, as libtorch's own are wrong here");
  }

  @Override
  public ForwardProgram forward(Network network, Set<String> outputs) {
    return new PyTorchForward(this, network, outputs);
  }

  @Override
  public GradientProgram gradients(
      Network network,
      Map<String, Objective> objectives,
      Set<String> taps,
      List<String> batchInputs,
      Predicate<String> trainable) {
    return new PyTorchGradients(this, network, objectives, taps, batchInputs, trainable);
  }

  @Override
  public StepwiseProgram stepwise(Network network, String stepped, String output) {
    return new PyTorchStepwise(this, network, stepped, output);
  }

  @Override
  public Update update(UpdateRule rule) {
    return rule instanceof AdamWRule adamw
        ? new FusedAdamW(kernels, manager, adamw)
        : new PyTorchUpdate(device(), manager, rule);
  }

  @Override
  public Tape tape(NDList leaves) {
    return new PyTorchTape(kernels, heap, leaves);
  }

  @Override
  public double norm(NDList arrays) {
    if (arrays.isEmpty()) {
      return 0;
    }
    try (NDList norm = kernels.call(manager, "norm", false, arrays)) {
      return norm.get(0).getFloat();
    }
  }

  @Override
  public void accumulate(NDList sums, NDList addends) {
    kernels.call(manager, "accumulate", false, sums, addends);
  }

  /** The rows at {@code index} of each array, which are closed. */
  NDList rows(PtNDManager owner, NDList arrays, NDArray index) {
    NDList chosen = kernels.call(owner, "rows", false, arrays, index);
    arrays.close();
    return chosen;
  }

  /**
   * In bfloat16 attention is products and a softmax, up to the length that {@code attend16} has.
   */
  @Override
  public Storage storage() {
    return narrow() ? new Storage(Short.BYTES, Short.BYTES, Short.BYTES, 1024) : Storage.FLOAT32;
  }

  @Override
  public boolean recomputes() {
    return true;
  }

  @Override
  public Optional<OperationProfile> profile() {
    return Optional.of(new PyTorchProfile(device()));
  }

  @Override
  public void close() {
    kernels.close();
    manager.close();
  }
}
