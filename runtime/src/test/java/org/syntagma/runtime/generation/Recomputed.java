package org.syntagma.runtime.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;

/** What a model says about a sequence, by one run over all of it. */
record Recomputed(Model model, Prompt prompt) {
  /** The logits after {@code drawn}. */
  float[] logits(List<Integer> drawn) {
    List<Integer> begin = List.of(model.tokenizer().special().begin());
    List<Integer> given = prompt.tokens().isEmpty() ? begin : prompt.tokens();
    boolean translates = model.network().inputs().size() > 1;
    List<Integer> tokens = new ArrayList<>(translates ? begin : given);
    tokens.addAll(drawn);
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Map<String, NDArray> arrays =
          Map.of("tokens", array(manager, tokens), "source", array(manager, given));
      return model
          .run(Batch.of(manager, arrays, 1), Set.of("logits"), Mode.inference())
          .get("logits")
          .get("0, -1")
          .toFloatArray();
    }
  }

  /** log P of each of these ids after {@code drawn}, when only they may come. */
  double[] logProbabilities(List<Integer> drawn, List<Integer> ids) {
    float[] logits = logits(drawn);
    double total = ids.stream().mapToDouble(id -> Math.exp(logits[id])).sum();
    return ids.stream().mapToDouble(id -> logits[id] - Math.log(total)).toArray();
  }

  private static NDArray array(NDManager manager, List<Integer> ids) {
    return manager.create(
        ids.stream().mapToLong(Integer::longValue).toArray(), new Shape(1, ids.size()));
  }
}
