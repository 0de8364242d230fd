package org.syntagma.tasks.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;
import org.syntagma.toolkit.layers.Linear;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * A language model that learns to end: the last tokens of a text that ends, the end symbol among
 * them, count {@code tail.weight} times, all others once. The loss is the weighted sum of −log p;
 * it is divided by the number of tokens, so that a weight adds to what a token counts.
 *
 * <p>With {@code ahead} h, h linear heads on {@code hidden} predict the tokens 2 to h + 1 ahead
 * (Gloeckle 2024, equation 2); a token counts there what it counts otherwise, and each head adds
 * its sum to the loss. Heads are called {@code ahead-2} and so on. They teach the trunk; evaluation
 * and generation leave them out.
 */
@Description("predict each token from those before it, the last ones of a text above all")
final class TailPrediction implements Task<Text, Batch> {
  private static final LanguageModelConfig USUAL = LanguageModelConfig.defaults();
  private static final String HIDDEN = "hidden";
  private static final double DEVIATION = 0.02;

  private final TailPredictionConfig config;
  private final Objective objective = this::sum;

  @Inject
  TailPrediction(TailPredictionConfig config) {
    this.config = config;
  }

  @Override
  public Class<Text> exampleType() {
    return Text.class;
  }

  @Override
  public List<Head> heads(Model model) {
    Layout.of(model, USUAL);
    if (config.ahead() == 0) {
      return List.of();
    }
    ArrayType hidden = Shapes.trace(model.network(), Map.of()).outputs().get(HIDDEN);
    if (hidden == null) {
      throw new IllegalArgumentException(
          "heads that predict ahead read 'hidden', which this network does not give: choose another"
              + " network, or ahead: 0");
    }
    int width = (int) hidden.shape().get(2);
    Linear layer =
        new Linear(width, model.tokenizer().size(), false, Initializer.normal(DEVIATION));
    return outputs().stream()
        .filter(name -> !name.equals(LanguageModel.LOGITS))
        .map(name -> new Head(name, HIDDEN, layer))
        .toList();
  }

  @Override
  public Set<String> outputs() {
    Set<String> outputs = new TreeSet<>();
    distances().mapToObj(TailPrediction::output).forEach(outputs::add);
    return outputs;
  }

  /** How far ahead something is predicted. */
  private IntStream distances() {
    return IntStream.rangeClosed(1, 1 + config.ahead());
  }

  private static String output(int distance) {
    return distance == 1 ? LanguageModel.LOGITS : "ahead-" + distance;
  }

  private static String targets(int distance) {
    return distance == 1 ? Rows.TARGETS : Rows.TARGETS + "-" + distance;
  }

  private static String weights(int distance) {
    return "weights-" + distance;
  }

  @Override
  public int length(Model model, Text example) {
    return Layout.of(model, USUAL).used(example.tokens(model.tokenizer()));
  }

  @Override
  public Batch batch(
      Model model, List<? extends Text> examples, NDManager manager, Randomness randomness) {
    List<Row> rows = Rows.of(Layout.of(model, USUAL), model.tokenizer(), examples, randomness);
    Batch plain = Rows.batch(rows, model, manager);
    int width = (int) plain.arrays().get(Rows.TARGETS).getShape().get(1);
    Map<String, NDArray> arrays = new HashMap<>(plain.arrays());
    int end = model.tokenizer().special().end();
    distances()
        .forEach(
            distance -> {
              arrays.put(targets(distance), Rows.targets(rows, width, distance, manager));
              arrays.put(weights(distance), weights(rows, width, distance, end, manager));
            });
    return Batch.of(manager, arrays, plain.count(), plain.padding());
  }

  private NDArray weights(List<Row> rows, int width, int distance, int end, NDManager manager) {
    float[][] weights = new float[rows.size()][width];
    for (int row = 0; row < rows.size(); row++) {
      int[] targets = rows.get(row).targets();
      int tail = Tail.begin(targets, config.tail().tokens(), end);
      for (int i = distance - 1; i < targets.length; i++) {
        weights[row][i - distance + 1] = i < tail ? 1 : (float) config.tail().weight();
      }
    }
    return manager.create(weights);
  }

  private Value sum(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    List<Value> sums = new ArrayList<>();
    distances()
        .forEach(
            distance -> {
              Value logits = outputs.get(output(distance));
              Value each = ops.crossEntropy(logits, batch.get(targets(distance)));
              sums.add(ops.sum(ops.mul(each, batch.get(weights(distance)))));
            });
    return sums.stream().reduce(ops::add).orElseThrow();
  }

  @Override
  public Optional<Objective> objective() {
    return Optional.of(objective);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray sum =
        distances()
            .mapToObj(
                distance ->
                    LanguageModel.negativeLogLikelihoods(
                            outputs.get(output(distance)), batch.arrays().get(targets(distance)))
                        .mul(batch.arrays().get(weights(distance)))
                        .sum())
            .reduce(NDArray::add)
            .orElseThrow();
    return new Loss(sum, batch.count());
  }

  /** Of the next token alone, unweighted, so that it can be compared to a language model's. */
  @Override
  public Metrics evaluate(Model model, Evaluation<Text> evaluation) {
    Tail tail = new Tail(config.tail().tokens(), model.tokenizer().special().end());
    return new TextEvaluation(model, Layout.of(model, USUAL), Optional.of(tail)).run(evaluation);
  }
}
