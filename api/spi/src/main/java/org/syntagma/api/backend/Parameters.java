package org.syntagma.api.backend;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A model's parameters by path, in the order in which its network first asked for them. The arrays
 * are float32 and belong to the model; optimizers change them in place.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Parameters {
  private final Map<String, NDArray> arrays;

  public Parameters(Map<String, NDArray> arrays) {
    this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  public Set<String> paths() {
    return arrays.keySet();
  }

  public Optional<NDArray> find(String path) {
    return Optional.ofNullable(arrays.get(path));
  }

  /**
   * The array at {@code path}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public NDArray get(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalArgumentException("no parameter is called '" + path + "'"));
  }

  /** The arrays at {@code paths}, in that order. */
  public NDList list(List<String> paths) {
    NDList list = new NDList(paths.size());
    paths.forEach(path -> list.add(get(path)));
    return list;
  }

  public Map<String, NDArray> asMap() {
    return arrays;
  }

  /** The number of scalars in all arrays; tied parameters count once. */
  public long count() {
    return arrays.values().stream().mapToLong(array -> array.getShape().size()).sum();
  }
}
