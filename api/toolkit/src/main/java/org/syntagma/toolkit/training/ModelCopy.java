package org.syntagma.toolkit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateWriter;

/** A copy of a model that learns, which follows it slowly, by leaps, or not at all. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ModelCopy implements AutoCloseable {
  private static final NDIndex ALL = new NDIndex("...");

  private final Model original;
  private final Model model;

  /** Begins as {@code original} is now. */
  public ModelCopy(Model original) {
    this.original = original;
    this.model = original.snapshot();
  }

  public Model model() {
    return model;
  }

  /**
   * θ' ← keep · θ' + (1 − keep) · θ, of every parameter that learns (Polyak averaging; Lillicrap et
   * al. 2016).
   *
   * @param keep from 0 to 1; with 0 the copy is to the bit what the original is
   */
  public void follow(double keep) {
    for (String path : original.trainable()) {
      NDArray mine = model.parameters().get(path);
      NDArray its = original.parameters().get(path);
      if (keep == 0) {
        mine.set(ALL, its);
      } else {
        try (NDArray share = its.mul((float) (1 - keep))) {
          mine.muli((float) keep);
          mine.addi(share);
        }
      }
    }
  }

  public void save(StateWriter out) {
    original.trainable().forEach(path -> out.array(path, model.parameters().get(path)));
  }

  /** Goes on from what {@link #save} wrote. */
  public void restore(Map<String, NDArray> saved) {
    saved.forEach((path, array) -> model.parameters().get(path).set(ALL, array));
  }

  @Override
  public void close() {
    model.close();
  }
}
