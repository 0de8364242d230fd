package org.syntagma.runtime;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.model.Term;
import org.syntagma.runtime.Validation.Memory;
import org.syntagma.runtime.model.Footprint;
import org.syntagma.runtime.run.Resident;

/**
 * One forward and backward pass, as it was seen.
 *
 * @param terms what was learned
 * @param shapes of the batch's arrays by name
 * @param count its valid elements
 * @param losses of the terms, summed over them
 * @param gradients bytes of all gradients
 * @param activations bytes needed besides; see {@link Footprint}
 */
record Sighting(
    List<String> terms,
    Map<String, Shape> shapes,
    long count,
    Map<String, Double> losses,
    long gradients,
    long activations) {

  /**
   * What the process grows by beside numbers: Java's heap, programs, and the engine's code and
   * buffers for them.
   */
  private static final long PROGRAMS = 150L << 20;

  static Sighting of(Model model, Batch batch, List<Term> terms, Mode mode, Gradients gradients) {
    Map<String, Shape> shapes = new TreeMap<>();
    batch.arrays().forEach((name, array) -> shapes.put(name, array.getShape()));
    return new Sighting(
        terms.stream().map(Term::name).toList(),
        shapes,
        batch.count(),
        gradients.losses(),
        bytes(gradients.arrays().values()),
        Footprint.activations(model, batch, terms, mode));
  }

  /** Bytes of float32 arrays. */
  static long bytes(Collection<NDArray> arrays) {
    return arrays.stream().mapToLong(array -> Float.BYTES * array.getShape().size()).sum();
  }

  /**
   * What a stage needs at once.
   *
   * @param resident begun before there were any models
   * @param sightings of its passes
   * @param inference bytes that its evaluations need beside weights
   * @param state bytes that the trainer keeps from update to update
   * @param accumulates whether an update makes several
   */
  static Memory memory(
      Resident resident,
      List<Sighting> sightings,
      long inference,
      Models models,
      long state,
      boolean accumulates) {
    Backend backend = models.main().backend();
    long weights =
        models.byName().values().stream().mapToLong(model -> model.parameters().count()).sum();
    long copies = backend.storage().copy() * weights;
    long gradients = most(sightings, Sighting::gradients);
    boolean onCpu = backend.manager().getDevice().equals(Device.cpu());
    return new Memory(
        onCpu ? resident.before().stream().map(bytes -> bytes + PROGRAMS).sum() : 0,
        weights * Float.BYTES + copies,
        accumulates ? 2 * gradients : gradients,
        state,
        Math.max(most(sightings, Sighting::activations), inference));
  }

  private static long most(List<Sighting> sightings, ToLongFunction<Sighting> size) {
    return sightings.stream().mapToLong(size).max().orElse(0);
  }

  /** How many examples the batch has, which is the first size of its arrays by convention. */
  long examples() {
    return shapes.values().stream()
        .filter(shape -> shape.dimension() > 0)
        .mapToLong(shape -> shape.get(0))
        .max()
        .orElse(1);
  }
}
