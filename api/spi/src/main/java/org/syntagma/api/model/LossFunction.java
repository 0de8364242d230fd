package org.syntagma.api.model;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.data.Batch;

/** A loss in NDArray operations over a model's outputs. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface LossFunction {
  Loss loss(Map<String, NDArray> outputs, Batch batch);
}
