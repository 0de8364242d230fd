package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.training.GradientCollector;
import java.util.Collections;
import java.util.Comparator;
import org.syntagma.api.backend.Tape;

/** DJL's gradient collector, with gradients that do not pile up from one tape to the next. */
final class EagerTape implements Tape {
  private final NDList leaves;
  private final GradientCollector collector;

  EagerTape(NDList leaves) {
    this.leaves = leaves;
    this.collector = leaves.head().getManager().getEngine().newGradientCollector();
    leaves.forEach(leaf -> leaf.setRequiresGradient(true));
  }

  @Override
  public NDList gradients(NDArray loss) {
    NDManager owner = loss.getManager();
    NDList gradients = new NDList(leaves.size());
    try (NDManager scratch = owner.newSubManager()) {
      backward(loss, scratch);
      for (NDArray leaf : leaves) {
        NDArray accumulated = leaf.getGradient();
        accumulated.attach(scratch);
        NDArray own = accumulated.duplicate();
        own.attach(owner);
        gradients.add(own);
        // The engine adds to this array at the next backward pass. Multiplying by 0 would keep NaN.
        accumulated.set(new NDIndex("..."), 0f);
      }
    }
    return gradients;
  }

  /** The engine refuses a loss for which no leaf matters, so the smallest is made to, by 0. */
  private void backward(NDArray loss, NDManager scratch) {
    NDArray smallest = Collections.min(leaves, Comparator.comparingLong(NDArray::size));
    NDArray reached = smallest.reshape(smallest.getShape());
    reached.attach(scratch);
    collector.backward(reached.sum().mul(scratch.create(0f)).add(loss));
  }

  @Override
  public void close() {
    leaves.forEach(leaf -> leaf.setRequiresGradient(false));
    collector.close();
  }
}
