package org.syntagma.toolkit.embeddings;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Tape;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.EmbeddedInput;
import org.syntagma.api.model.LossFunction;
import org.syntagma.api.model.Model;

/**
 * The shift of embeddings that makes a loss greatest to first order, at a given length (Miyato et
 * al. 2017, equations 5 and 6): r = ε · s · g / ‖g‖, where g is the gradient of the loss with
 * respect to the embeddings of an example's whole sequence, and ‖g‖ its norm over all of it.
 *
 * <p>Instead of normalizing the embeddings, so that a model cannot escape by making them longer, ε
 * is measured by them: s is the mean norm of the table's rows at those positions of the example on
 * which the loss depends. So with ε = 1 a whole sentence moves as far as one of its words is long.
 * Positions on which nothing depends, such as padding, stay where they are.
 *
 * <p>An example is what has one index of the first axis. Each input is shifted by a length of its
 * own.
 *
 * @param epsilon ε, greater than 0
 * @param inputs the inputs whose embeddings are shifted; all that are looked up if empty
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WorstShift(double epsilon, Set<String> inputs) {
  private static final int[] POSITIONS = {1};
  private static final int[] WIDTH = {2};

  /**
   * A shift of that length.
   *
   * @throws IllegalArgumentException if the length is no positive number
   */
  public WorstShift {
    if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException("epsilon = " + epsilon + ": must be greater than 0");
    }
    inputs = Set.copyOf(inputs);
  }

  /** A shift of the embeddings of all inputs. */
  public WorstShift(double epsilon) {
    this(epsilon, Set.of());
  }

  /**
   * The arrays that move the batch's embeddings, under the names that {@link EmbeddedInput#shift}
   * gives them; constants, float32. None if nothing that {@code outputs} are computed from is
   * looked up.
   *
   * <p>Takes a forward pass and a backward pass that ends at the embeddings.
   *
   * @param outputs the outputs and taps that the loss reads
   * @param loss a sum over examples
   * @param mode a training mode, whose dropout masks are those that the shift is worst for
   * @param owner of the arrays
   */
  public Map<String, NDArray> of(
      Model model,
      Batch batch,
      Set<String> outputs,
      LossFunction loss,
      Mode mode,
      NDManager owner) {
    List<EmbeddedInput> embedded = embedded(model, batch, outputs);
    Map<String, NDArray> shifts = new LinkedHashMap<>();
    if (!embedded.isEmpty()) {
      try (NDManager scratch = owner.newSubManager()) {
        NDList gradients = gradients(model, batch, embedded, outputs, loss, mode, scratch);
        for (int i = 0; i < gradients.size(); i++) {
          EmbeddedInput each = embedded.get(i);
          NDArray ids = batch.arrays().get(each.name());
          NDArray table = model.parameters().get(each.table());
          NDArray shift = scaled(gradients.get(i), ids, table, scratch);
          shift.attach(owner);
          shifts.put(each.shift(), shift);
        }
      }
    }
    return shifts;
  }

  private List<EmbeddedInput> embedded(Model model, Batch batch, Set<String> outputs) {
    return model.embeddedInputs(outputs).stream()
        .filter(each -> inputs.isEmpty() || inputs.contains(each.name()))
        .filter(each -> batch.arrays().containsKey(each.name()))
        .toList();
  }

  /** The gradient with respect to each of {@code embedded}, at a shift of 0. */
  private static NDList gradients(
      Model model,
      Batch batch,
      List<EmbeddedInput> embedded,
      Set<String> outputs,
      LossFunction loss,
      Mode mode,
      NDManager scratch) {
    Map<String, NDArray> arrays = new HashMap<>(batch.arrays());
    NDList zeros = new NDList(embedded.size());
    for (EmbeddedInput each : embedded) {
      NDArray ids = batch.arrays().get(each.name());
      NDArray zero = scratch.zeros(ids.getShape().add(each.width()), DataType.FLOAT32);
      zeros.add(zero);
      arrays.put(each.shift(), zero);
    }
    Batch shifted = Batch.of(scratch, arrays, batch.count(), batch.padding());
    try (Tape tape = model.backend().tape(zeros)) {
      return tape.gradients(loss.loss(model.run(shifted, outputs, mode), batch).sum());
    }
  }

  /** Everything here is made of the gradient or in {@code scratch}, and so belongs to it. */
  private NDArray scaled(NDArray gradient, NDArray ids, NDArray table, NDManager scratch) {
    long examples = ids.getShape().get(0);
    long width = table.getShape().get(1);
    gradient.attach(scratch);
    NDArray flat = gradient.reshape(examples, -1);
    // Squares of small gradients would vanish.
    NDArray least = scratch.create(Float.MIN_NORMAL);
    NDArray largest = flat.abs().max(POSITIONS, true).maximum(least);
    NDArray direction = flat.div(largest).reshape(examples, -1, width);
    NDArray squares = direction.square().sum(WIDTH);
    NDArray norms = squares.sum(POSITIONS).sqrt().maximum(least);
    NDArray counts = squares.gt(0).toType(DataType.FLOAT32, false);
    NDArray lengths = lengths(ids, table, scratch).reshape(examples, -1).mul(counts);
    NDArray one = scratch.create(1f);
    NDArray mean = lengths.sum(POSITIONS).div(counts.sum(POSITIONS).maximum(one));
    NDArray factors = mean.mul(scratch.create((float) epsilon)).div(norms);
    return direction.mul(factors.reshape(examples, 1, 1)).reshape(gradient.getShape());
  }

  /** The norm of the row of each id, in order. */
  private static NDArray lengths(NDArray ids, NDArray table, NDManager scratch) {
    NDArray index = ids.reshape(-1);
    index.attach(scratch);
    NDArray rows = table.get(scratch, new NDIndex("{}", index));
    return rows.square().sum(new int[] {1}).sqrt();
  }
}
