package org.syntagma.runtime.model;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.model.Edit;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * What a stage changes in a network from outside: its dropout, and low-rank adaptation of its
 * matrices (Hu 2021, equation 3). The two factors of a matrix are parameters beside it, {@code
 * <path>.lora-a} (rank, in) and {@code <path>.lora-b} (out, rank).
 *
 * @param edits by the path of the matrix that each adapts, which is also its pattern
 * @param dropout the rate instead of each layer's own
 */
public record Adapters(Map<String, Edit.AddLora> edits, OptionalDouble dropout) {
  private static final String A = ".lora-a";
  private static final String B = ".lora-b";

  static final Adapters NONE = new Adapters(Map.of(), OptionalDouble.empty());

  public Adapters {
    edits = Collections.unmodifiableMap(new LinkedHashMap<>(edits));
  }

  boolean isEmpty() {
    return edits.isEmpty() && dropout.isEmpty();
  }

  /** As a model tells of them. */
  public static Adapters of(List<Edit.AddLora> edits) {
    return new Adapters(
        edits.stream().collect(toMap(Edit.AddLora::pattern, identity())), OptionalDouble.empty());
  }

  /** With others, of which none is adapted yet. */
  Adapters plus(Edit.AddLora edit, Set<String> matrices) {
    Map<String, Edit.AddLora> all = new LinkedHashMap<>(edits);
    matrices.forEach(path -> all.put(path, new Edit.AddLora(path, edit.rank(), edit.alpha())));
    return new Adapters(all, dropout);
  }

  Adapters withDropout(double rate) {
    return new Adapters(edits, OptionalDouble.of(rate));
  }

  /** Without factors. */
  Adapters merged() {
    return new Adapters(Map.of(), dropout);
  }

  /** Whether the parameter at {@code path} is one of a matrix's factors. */
  static boolean isFactor(String path) {
    return path.endsWith(A) || path.endsWith(B);
  }

  /** The parameter at {@code path}, with what adapts it. */
  Value parameter(Ops ops, String path, String name, Shape shape, Initializer initializer) {
    Value plain = ops.parameter(name, shape, initializer);
    return Optional.ofNullable(edits.get(path))
        .map(edit -> ops.add(plain, ops.mul(product(ops, edit, name, shape), scale(edit))))
        .orElse(plain);
  }

  /** B · A, of which A begins as normals of deviation 1 / sqrt(in) and B as 0. */
  private static Value product(Ops ops, Edit.AddLora edit, String name, Shape shape) {
    long in = shape.get(1);
    Initializer normal = Initializer.normal(1 / Math.sqrt((double) in));
    Value a = ops.parameter(name + A, new Shape(edit.rank(), in), normal);
    Value b = ops.parameter(name + B, new Shape(shape.get(0), edit.rank()), Initializer.zeros());
    return ops.matmul(b, a);
  }

  private static double scale(Edit.AddLora edit) {
    return edit.alpha() / edit.rank();
  }

  /**
   * The parameters without the factors, each matrix with what adapted it.
   *
   * @param owner of the new arrays; those that were not adapted are the same as before
   */
  public Parameters merged(Parameters parameters, NDManager owner) {
    Map<String, NDArray> merged = new LinkedHashMap<>();
    parameters
        .asMap()
        .forEach(
            (path, array) -> {
              if (!isFactor(path)) {
                Optional<Edit.AddLora> edit = Optional.ofNullable(edits.get(path));
                merged.put(
                    path, edit.map(each -> sum(parameters, path, each, owner)).orElse(array));
              }
            });
    return new Parameters(merged);
  }

  private static NDArray sum(
      Parameters parameters, String path, Edit.AddLora edit, NDManager owner) {
    try (NDManager scope = owner.newSubManager()) {
      NDArray product = parameters.get(path + B).matMul(parameters.get(path + A));
      product.attach(scope);
      NDArray scaled = product.mul(scale(edit));
      scaled.attach(scope);
      NDArray sum = parameters.get(path).add(scaled);
      sum.attach(owner);
      return sum;
    }
  }
}
