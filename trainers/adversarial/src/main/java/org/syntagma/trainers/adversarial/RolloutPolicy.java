package org.syntagma.trainers.adversarial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Map;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateWriter;

/**
 * The policy that completes prefixes: a copy of the generator that follows it slowly, as in the
 * code of SeqGAN's authors.
 */
final class RolloutPolicy implements AutoCloseable {
  private static final NDIndex ALL = new NDIndex("...");

  private final Model generator;
  private final Model model;
  private final double keep;

  /**
   * Begins as the generator is now.
   *
   * @param keep from 0 to 1
   */
  RolloutPolicy(Model generator, double keep) {
    this.generator = generator;
    this.model = generator.snapshot();
    this.keep = keep;
  }

  Model model() {
    return model;
  }

  /** θ' ← keep · θ' + (1 − keep) · θ, of every parameter that learns. */
  void follow() {
    for (String path : generator.trainable()) {
      NDArray mine = model.parameters().get(path);
      try (NDArray share = generator.parameters().get(path).mul((float) (1 - keep))) {
        mine.muli((float) keep);
        mine.addi(share);
      }
    }
  }

  void save(StateWriter out) {
    generator.trainable().forEach(path -> out.array(path, model.parameters().get(path)));
  }

  /** Goes on from what {@link #save} wrote. */
  void restore(Map<String, NDArray> saved) {
    saved.forEach((path, array) -> model.parameters().get(path).set(ALL, array));
  }

  @Override
  public void close() {
    model.close();
  }
}
