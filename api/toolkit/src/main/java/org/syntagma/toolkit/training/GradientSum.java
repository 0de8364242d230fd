package org.syntagma.toolkit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.training.ParameterGroup;

/** Gradients added up over micro-batches, by parameter path. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GradientSum {
  private final Backend backend;
  private final NDManager manager;
  private final Map<String, NDArray> sums = new LinkedHashMap<>();

  /** An empty sum; {@code manager} will own it. */
  public GradientSum(Backend backend, NDManager manager) {
    this.backend = backend;
    this.manager = manager;
  }

  /** Adds gradients; takes over those that are the first of their parameter. */
  public void add(Map<String, NDArray> gradients) {
    NDList known = new NDList();
    NDList addends = new NDList();
    gradients.forEach(
        (path, gradient) -> {
          NDArray sum = sums.get(path);
          if (sum == null) {
            gradient.attach(manager);
            sums.put(path, gradient);
          } else {
            known.add(sum);
            addends.add(gradient);
          }
        });
    if (!known.isEmpty()) {
      backend.accumulate(known, addends);
    }
  }

  /** The parameters that have a gradient, in the model's order. */
  public ParameterGroup group(Parameters parameters) {
    List<String> paths = parameters.paths().stream().filter(sums::containsKey).toList();
    return new ParameterGroup(paths, parameters.list(paths));
  }

  /** The sums, in the order of {@code group}. */
  public NDList of(ParameterGroup group) {
    NDList list = new NDList(group.paths().size());
    group.paths().forEach(path -> list.add(sums.get(path)));
    return list;
  }

  /** The sums by parameter path. */
  public Map<String, NDArray> arrays() {
    return Map.copyOf(sums);
  }
}
