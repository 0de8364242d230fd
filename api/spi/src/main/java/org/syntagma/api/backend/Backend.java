package org.syntagma.api.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.UpdateRule;

/**
 * Where values live and run. NDArrays of {@link #manager} are its only currency.
 *
 * <p>All backends give the same values and gradients up to rounding; the contract tests in the
 * testkit hold them to it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("where values live and run")
public interface Backend extends AutoCloseable {
  /** Owns what outlives an update; closed with the backend. */
  NDManager manager();

  /** Engine, version, device and precision in one line, for people and for the run directory. */
  String description();

  /**
   * A program for some outputs.
   *
   * @param outputs names among the network's outputs and taps
   * @throws IllegalArgumentException if the network has no such output
   */
  ForwardProgram forward(Network network, Set<String> outputs);

  /**
   * A program for the gradients of objectives over the network's outputs.
   *
   * @param objectives by name
   * @param taps those of the network's taps that the objectives read beside its outputs
   * @param batchInputs what the objectives read from the batch beyond the network's inputs
   * @param trainable parameters to differentiate; the others are constants
   * @throws IllegalArgumentException if the network has no such tap
   */
  GradientProgram gradients(
      Network network,
      Map<String, Objective> objectives,
      Set<String> taps,
      List<String> batchInputs,
      Predicate<String> trainable);

  /** The same for objectives that read no taps. */
  default GradientProgram gradients(
      Network network,
      Map<String, Objective> objectives,
      List<String> batchInputs,
      Predicate<String> trainable) {
    return gradients(network, objectives, Set.of(), batchInputs, trainable);
  }

  /**
   * A program that computes {@code output} step by step; {@code stepped} is the input that grows,
   * the others are context.
   */
  StepwiseProgram stepwise(Network network, String stepped, String output);

  Update update(UpdateRule rule);

  /**
   * Begins to record NDArray operations on this thread, to differentiate with respect to {@code
   * leaves}.
   */
  Tape tape(NDList leaves);

  /** The Euclidean norm over all elements of all arrays. */
  double norm(NDList arrays);

  /** Adds each of {@code addends} to its counterpart among {@code sums}, in place. */
  default void accumulate(NDList sums, NDList addends) {
    for (int i = 0; i < sums.size(); i++) {
      NDArray sum = sums.get(i);
      sum.addi(addends.get(i));
    }
  }

  /**
   * Begins to count what this thread computes; only one profile counts at a time. Empty where the
   * engine cannot tell.
   */
  default Optional<OperationProfile> profile() {
    return Optional.empty();
  }

  /** In how many bytes networks keep their numbers; for estimates. */
  default Storage storage() {
    return Storage.FLOAT32;
  }

  /** Whether gradient programs know {@link Mode#recompute}; for estimates. */
  default boolean recomputes() {
    return false;
  }

  /**
   * Bytes of one number.
   *
   * @param activation what a network computes
   * @param copy what programs keep beside a parameter
   * @param weight of attention, where gradients are taken; 0 where it is computed again
   * @param keys how many keys there are at most where weights of attention are kept
   */
  record Storage(int activation, int copy, int weight, int keys) {
    public static final Storage FLOAT32 = new Storage(Float.BYTES, 0, 0, 0);
  }

  @Override
  void close();
}
