package org.syntagma.tasks.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;

/**
 * The likelihood of texts, batch after batch, summed in double precision.
 *
 * <ul>
 *   <li>{@code loss}: nats for each predicted token, the end symbol among them;
 *   <li>{@code perplexity}: e to that power;
 *   <li>{@code bits-per-byte}: all bits over the UTF-8 bytes of the predicted tokens as text, in
 *       which begin, end and padding have no bytes and an unknown token has the three of U+FFFD.
 * </ul>
 */
final class TextEvaluation {
  private final Model model;
  private final Layout layout;
  private final Optional<Tail> tail;
  private double nats;
  private long predicted;
  private long bytes;
  private long texts;

  /**
   * Begins with nothing.
   *
   * @param tail what to look at besides
   */
  TextEvaluation(Model model, Layout layout, Optional<Tail> tail) {
    this.model = model;
    this.layout = layout;
    this.tail = tail;
  }

  Metrics run(Evaluation<Text> evaluation) {
    long limit = evaluation.batches().orElse(Long.MAX_VALUE);
    for (long batch = 0; batch < limit; batch++) {
      List<Row> rows = read(evaluation);
      if (rows.isEmpty()) {
        break;
      }
      add(rows);
    }
    if (predicted == 0) {
      throw new DataException(
          "the corpus to evaluate on has nothing to predict: give it texts of two tokens or more");
    }
    return metrics();
  }

  private List<Row> read(Evaluation<Text> evaluation) {
    List<Row> rows = new ArrayList<>();
    while (rows.size() < evaluation.examples()) {
      Optional<? extends Text> text = evaluation.corpus().next();
      if (text.isEmpty()) {
        break;
      }
      int[] tokens = text.get().tokens(model.tokenizer());
      rows.add(layout.row(tokens, layout.measuring(texts++)));
    }
    return rows;
  }

  private void add(List<Row> rows) {
    Tokenizer tokenizer = model.tokenizer();
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Batch batch = Rows.batch(rows, model, manager);
      Map<String, NDArray> found = model.run(batch, Set.of(LanguageModel.LOGITS), Mode.inference());
      float[] each = LanguageModel.negativeLogLikelihoods(found, batch).toFloatArray();
      for (float one : each) {
        nats += one;
      }
      tail.ifPresent(
          look -> look.add(rows, each, found.get(LanguageModel.LOGITS).argMax(-1).toLongArray()));
      predicted += batch.count();
    }
    for (Row row : rows) {
      bytes += tokenizer.bytes(row.targets());
    }
  }

  private Metrics metrics() {
    double loss = nats / predicted;
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.LOSS, loss);
    values.put("perplexity", Math.exp(loss));
    if (bytes > 0) {
      values.put("bits-per-byte", nats / Math.log(2) / bytes);
    }
    tail.ifPresent(look -> values.putAll(look.metrics()));
    return new Metrics(values, predicted);
  }
}
