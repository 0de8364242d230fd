package org.syntagma.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Kept;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

/**
 * How much memory a model needs for a batch.
 *
 * <p>The backward pass begins with all that the forward pass computed. A loss over an output keeps
 * as much again (log-probabilities), and its backward pass makes two more of that size before it
 * frees any: with a large vocabulary they are most of it. Allocators keep a fifth more than they
 * are asked for.
 */
public final class Footprint {
  private static final int LIKE_THE_LARGEST_OUTPUT = 3;
  private static final double KEPT_BY_THE_ALLOCATOR = 1.2;

  private Footprint() {}

  /**
   * Bytes beside parameters, their gradients and the optimizer's state, at the moment when most is
   * needed. Of terms without an objective only what the network computes is known.
   */
  public static long activations(Model model, Batch batch, List<Term> terms, Mode mode) {
    Set<String> outputs = new LinkedHashSet<>();
    terms.forEach(term -> outputs.addAll(term.outputs()));
    Trace trace = trace(model, batch, terms, outputs);
    long largest =
        outputs.stream()
            .flatMap(name -> Optional.ofNullable(trace.outputs().get(name)).stream())
            .mapToLong(ArrayType::bytes)
            .max()
            .orElse(0);
    long needed = needed(trace, types(batch).values(), model.backend(), terms, mode);
    return Math.round(KEPT_BY_THE_ALLOCATOR * (needed + LIKE_THE_LARGEST_OUTPUT * largest));
  }

  /**
   * Bytes beside parameters where nothing is to be differentiated: what goes in and comes out, and
   * the largest result between with one that is computed from it; the others are freed at once.
   */
  public static long inference(Model model, Batch batch, Set<String> outputs) {
    Trace trace = trace(model, batch, List.of(), outputs);
    long out = trace.outputs().values().stream().mapToLong(ArrayType::bytes).sum();
    return Math.round(KEPT_BY_THE_ALLOCATOR * (2 * trace.largest() + out));
  }

  private static Trace trace(Model model, Batch batch, List<Term> terms, Set<String> outputs) {
    HeadedNetwork network =
        new Composition(
                model.network(), model.frontEnds(), model.heads(), Adapters.of(model.adapters()))
            .only(outputs);
    return Shapes.trace(
        (ops, arrays) -> results(network, terms, outputs, ops, arrays), types(batch));
  }

  private static Map<String, ArrayType> types(Batch batch) {
    Map<String, ArrayType> types = new LinkedHashMap<>();
    batch.arrays().forEach((name, array) -> types.put(name, type(array)));
    return types;
  }

  /** A loss without an objective is differentiated on a tape, which keeps all. */
  private static long needed(
      Trace trace, Collection<ArrayType> batch, Backend backend, List<Term> terms, Mode mode) {
    boolean compiled = terms.stream().allMatch(term -> term.objective().isPresent());
    Kept kept =
        mode.recompute() && backend.recomputes() && compiled ? trace.recomputing() : trace.kept();
    Backend.Storage storage = backend.storage();
    long longest =
        batch.stream()
            .map(ArrayType::shape)
            .filter(shape -> shape.dimension() > 1)
            .mapToLong(shape -> shape.get(1))
            .max()
            .orElse(0);
    long weights = longest <= storage.keys() ? storage.weight() * kept.weights() : 0;
    long drawn = trace.dropouts().stream().mapToLong(site -> site.shape().size()).sum();
    long dropped = mode.randomness().isPresent() ? drawn + kept.drops() : 0;
    return (storage.activation() * kept.results() + weights) / Float.BYTES + dropped;
  }

  private static ArrayType type(NDArray array) {
    return new ArrayType(array.getDataType(), array.getShape());
  }

  private static Map<String, Value> results(
      HeadedNetwork network,
      List<Term> terms,
      Set<String> wanted,
      Ops ops,
      Map<String, Value> batch) {
    Map<String, Value> outputs = Shapes.outputsAndTaps(network, ops, batch, wanted);
    Map<String, Value> results = new LinkedHashMap<>(outputs);
    terms.forEach(
        term ->
            term.objective()
                .ifPresent(
                    loss -> results.put("loss " + term.name(), loss.sum(ops, outputs, batch))));
    return results;
  }
}
