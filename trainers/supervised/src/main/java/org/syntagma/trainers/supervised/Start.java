package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.training.ParameterGroup;

/**
 * Pulls parameters back to where they began: adds the gradient of coefficient / 2 · |θ − θ₀|²
 * (L2-SP, Li 2018, equation 3). Parameters that are new in the stage begin where they were drawn.
 */
final class Start {
  private final double coefficient;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  /**
   * Copies where the trainable parameters began.
   *
   * @param known what a checkpoint knows of it; empty where the stage begins now
   */
  Start(Model model, Map<String, NDArray> known, double coefficient) {
    this.coefficient = coefficient;
    // Closed with the backend: the last checkpoint of a stage is written when it has ended.
    NDManager manager = model.backend().manager().newSubManager();
    for (String path : model.trainable()) {
      NDArray copy = known.getOrDefault(path, model.parameters().get(path)).duplicate();
      copy.attach(manager);
      arrays.put(path, copy);
    }
  }

  /** Adds to the gradients of {@code group}, which are in its order. */
  void pull(ParameterGroup group, NDList gradients) {
    for (int i = 0; i < gradients.size(); i++) {
      NDArray start = arrays.get(group.paths().get(i));
      try (NDArray distance = group.arrays().get(i).sub(start)) {
        gradients.get(i).addi(distance.muli(coefficient));
      }
    }
  }

  void save(StateWriter out) {
    arrays.forEach(out::array);
  }
}
