package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.Update;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateWriter;

/**
 * The exponential moving average of a model's parameters (Polyak and Juditsky 1992), as a model of
 * its own that shadows the one that trains. After t updates it is Σᵢ decay^(t − i) · pᵢ / Σᵢ
 * decay^(t − i) over the parameters after each of them; what they began with has no part in it, as
 * in Adam's corrected moments.
 */
final class Average implements AutoCloseable {
  private static final NDIndex ALL = new NDIndex("...");
  private static final int UNSCALED = 1;

  private final Model training;
  private final Model model;
  private final double decay;
  private final Update update;
  private final List<String> paths;
  private final NDList averages;
  private final NDList parameters;

  /**
   * Begins with the parameters as they are.
   *
   * @param training the model that trains
   * @param decay above 0 and below 1
   */
  Average(Model training, double decay) {
    this.training = training;
    this.model = training.snapshot();
    this.decay = decay;
    this.update = training.backend().update(new BlendRule());
    this.paths = List.copyOf(training.trainable());
    this.averages = model.parameters().list(paths);
    this.parameters = training.parameters().list(paths);
  }

  /** The model whose parameters are the average; lives until this is closed. */
  Model model() {
    return model;
  }

  /**
   * Takes in the parameters after an update.
   *
   * @param updates how many there have been, this one included
   */
  void follow(long updates) {
    double share = (1 - decay) / -Math.expm1(updates * Math.log(decay));
    update.apply(averages, parameters, Map.of(), Map.of(BlendRule.SHARE, share), UNSCALED);
  }

  /** Writes what trains on; the average itself is the model that a checkpoint holds. */
  void save(StateWriter out) {
    for (int i = 0; i < paths.size(); i++) {
      out.array(paths.get(i), parameters.get(i));
    }
  }

  /**
   * Goes on from a checkpoint, from whose model this has its average.
   *
   * @param saved what {@link #save} wrote
   */
  void restore(Map<String, NDArray> saved) {
    saved.forEach((path, array) -> training.parameters().get(path).set(ALL, array));
  }

  /** Gives the average to the model that trained. */
  void settle() {
    for (int i = 0; i < paths.size(); i++) {
      parameters.get(i).set(ALL, averages.get(i));
    }
  }

  @Override
  public void close() {
    update.close();
    model.close();
  }
}
