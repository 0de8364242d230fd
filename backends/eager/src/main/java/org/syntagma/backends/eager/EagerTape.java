package org.syntagma.backends.eager;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.training.GradientCollector;
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
    collector.backward(loss);
    NDList gradients = new NDList(leaves.size());
    for (NDArray leaf : leaves) {
      try (NDArray accumulated = leaf.getGradient()) {
        NDArray own = accumulated.duplicate();
        own.attach(loss.getManager());
        gradients.add(own);
        // The engine adds to this array at the next backward pass. Multiplying by 0 would keep NaN.
        accumulated.set(new NDIndex("..."), 0f);
      }
    }
    return gradients;
  }

  @Override
  public void close() {
    leaves.forEach(leaf -> leaf.setRequiresGradient(false));
    collector.close();
  }
}
