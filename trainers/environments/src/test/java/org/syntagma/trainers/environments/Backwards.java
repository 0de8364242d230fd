package org.syntagma.trainers.environments;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Pair;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.PromptingTask;
import org.syntagma.api.task.Task;

/** Lays sources out backwards, and takes the first token of what is written as no answer. */
final class Backwards implements Task<Pair, Batch>, PromptingTask {
  @Override
  public Prompt prompt(Model model, String source) {
    List<Integer> ids = new ArrayList<>();
    for (int id : model.tokenizer().encode(source)) {
      ids.add(id);
    }
    Collections.reverse(ids);
    return new Prompt(ids).written(List.of(Letters.BEGIN, Letters.BEGIN));
  }

  @Override
  public List<Integer> answer(Model model, List<Integer> written) {
    return written.subList(1, written.size());
  }

  @Override
  public Class<Pair> exampleType() {
    return Pair.class;
  }

  @Override
  public Set<String> outputs() {
    return Set.of();
  }

  @Override
  public int length(Model model, Pair example) {
    throw new UnsupportedOperationException("nobody learns it");
  }

  @Override
  public Batch batch(
      Model model, List<? extends Pair> examples, NDManager manager, Randomness randomness) {
    throw new UnsupportedOperationException("nobody learns it");
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    throw new UnsupportedOperationException("nobody learns it");
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Pair> evaluation) {
    throw new UnsupportedOperationException("nobody learns it");
  }
}
