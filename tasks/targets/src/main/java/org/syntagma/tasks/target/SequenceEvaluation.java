package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;

/**
 * How well targets are predicted, summed in double precision.
 *
 * <ul>
 *   <li>{@code loss}: nats for each token of the targets, the end symbol among them, without
 *       smoothing;
 *   <li>{@code perplexity}: e to that power;
 *   <li>{@code source-loss}: nats for each token of what is given, if it is learned too;
 *   <li>{@code token-accuracy}: the share of the targets' tokens that are the most probable ones
 *       after the right ones before them;
 *   <li>what {@link GeneratedScores} finds, if answers are to be written.
 * </ul>
 */
final class SequenceEvaluation {
  private static final CrossEntropy PLAIN = new CrossEntropy(0);

  private final Model model;
  private final SequenceLayout layout;
  private final TargetConfig config;
  private final Optional<GeneratedScores> scores;
  private final List<Pair> answered = new ArrayList<>();
  private double nats;
  private long required;
  private long right;
  private double givenNats;
  private long given;

  SequenceEvaluation(
      Model model, SequenceLayout layout, TargetConfig config, Optional<GeneratedScores> scores) {
    this.model = model;
    this.layout = layout;
    this.config = config;
    this.scores = scores;
  }

  Metrics run(Evaluation<Pair> evaluation) {
    Examples.batches(evaluation, this::add);
    scores.ifPresent(found -> answer(found, evaluation.examples()));
    double loss = nats / required;
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.LOSS, loss);
    values.put("perplexity", Math.exp(loss));
    if (given > 0) {
      values.put("source-loss", givenNats / given);
    }
    values.put("token-accuracy", (double) right / required);
    scores.ifPresent(found -> values.putAll(found.metrics()));
    return new Metrics(values, required);
  }

  private void add(List<Pair> pairs) {
    Tokenizer tokenizer = model.tokenizer();
    List<SequenceRow> rows =
        pairs.stream()
            .map(
                pair ->
                    layout.row(tokenizer.encode(pair.source()), tokenizer.encode(pair.target())))
            .toList();
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Batch batch = SequenceRows.batch(rows, layout, tokenizer, manager);
      NDArray logits =
          model.run(batch, Set.of(SequenceForm.LOGITS), Mode.inference()).get(SequenceForm.LOGITS);
      NDArray targets = batch.arrays().get(SequenceRows.TARGETS);
      add(rows, PLAIN.each(logits, targets).toFloatArray(), logits.argMax(-1).toLongArray());
    }
    for (Pair pair : pairs) {
      if (answered.size() < config.evaluateExamples()) {
        answered.add(pair);
      }
    }
  }

  private void add(List<SequenceRow> rows, float[] each, long[] guesses) {
    int width = each.length / rows.size();
    for (int row = 0; row < rows.size(); row++) {
      int[] targets = rows.get(row).targets();
      int first = rows.get(row).given();
      for (int i = 0; i < targets.length; i++) {
        int at = row * width + i;
        if (i >= first) {
          nats += each[at];
          required++;
          right += guesses[at] == targets[i] ? 1 : 0;
        } else if (layout.sourceWeight() > 0) {
          givenNats += each[at];
          given++;
        }
      }
    }
  }

  private void answer(GeneratedScores found, int together) {
    List<String> answers =
        new Answers(model, layout, config.maximum(), together)
            .of(answered.stream().map(Pair::source).toList());
    for (int i = 0; i < answers.size(); i++) {
      String target = answered.get(i).target();
      found.add(answers.get(i), target, written(target));
    }
  }

  /** The text as the vocabulary writes it; the text itself if that lacks some of it. */
  private String written(String text) {
    Tokenizer tokenizer = model.tokenizer();
    int[] ids = tokenizer.encode(text);
    int unknown = tokenizer.special().unknown();
    return Arrays.stream(ids).anyMatch(id -> id == unknown) ? text : tokenizer.decode(ids);
  }
}
