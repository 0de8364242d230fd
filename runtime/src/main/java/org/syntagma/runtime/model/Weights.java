package org.syntagma.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.shapes.ParameterSpec;

/**
 * A network's parameters and what owns them.
 *
 * @param owner closed with the model
 * @param randomness from which a parameter's first values are drawn, at its path; without it they
 *     are 0
 */
record Weights(NDManager owner, Optional<Randomness> randomness, Parameters parameters) {
  /** As many as the buffer that an engine is given can hold, in 2 GiB. */
  private static final long LARGEST = Integer.MAX_VALUE / Float.BYTES;

  static Weights none(Backend backend, Optional<Randomness> randomness) {
    return new Weights(backend.manager().newSubManager(), randomness, new Parameters(Map.of()));
  }

  /** What {@code network} needs: arrays that are here already, larger ones, and new ones. */
  Weights grownTo(Composition network, Vocabularies vocabularies) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (ParameterSpec spec : network.parameters()) {
      arrays.put(
          spec.path(),
          parameters
              .find(spec.path())
              .map(old -> grown(old, spec, vocabularies))
              .orElseGet(() -> first(spec)));
    }
    return new Weights(owner, randomness, new Parameters(arrays));
  }

  /** The old bytes in the corner where they were, and first values around them. */
  private NDArray grown(NDArray old, ParameterSpec spec, Vocabularies vocabularies) {
    if (old.getShape().equals(spec.shape())) {
      return old;
    }
    if (!vocabularies.carry(old.getShape(), spec.shape())) {
      throw new IllegalArgumentException(
          "%s has the shape %s and is asked for as %s"
              .formatted(spec.path(), old.getShape(), spec.shape()));
    }
    NDArray array = first(spec);
    Vocabularies.copy(old, array);
    old.close();
    return array;
  }

  /** Without factors; the matrices that they adapted are other arrays now. */
  Weights merged(Adapters adapters) {
    Parameters merged = adapters.merged(parameters, owner);
    parameters.asMap().forEach((path, array) -> closeUnless(array, path, merged));
    return new Weights(owner, randomness, merged);
  }

  private static void closeUnless(NDArray array, String path, Parameters kept) {
    if (kept.find(path).filter(same -> same == array).isEmpty()) {
      array.close();
    }
  }

  private NDArray first(ParameterSpec spec) {
    return randomness.map(draws -> drawn(spec, draws)).orElseGet(() -> owner.zeros(spec.shape()));
  }

  private NDArray drawn(ParameterSpec spec, Randomness draws) {
    Shape shape = spec.shape();
    if (shape.size() > LARGEST) {
      throw new IllegalArgumentException(
          "the parameter '%s' of the shape %s has %,d numbers, but an array can get at most %,d at first: take a smaller vocabulary or width"
              .formatted(spec.path(), shape, shape.size(), LARGEST));
    }
    float[] values = new float[Math.toIntExact(shape.size())];
    spec.initializer().fill(values, shape, draws.at(spec.path()));
    return owner.create(values, shape);
  }

  Weights copied() {
    NDManager own = owner.getParentManager().newSubManager();
    Map<String, NDArray> copies = new LinkedHashMap<>();
    parameters.asMap().forEach((path, array) -> copies.put(path, copy(array, own)));
    return new Weights(own, randomness, new Parameters(copies));
  }

  private static NDArray copy(NDArray array, NDManager own) {
    NDArray copy = array.duplicate();
    copy.attach(own);
    return copy;
  }
}
