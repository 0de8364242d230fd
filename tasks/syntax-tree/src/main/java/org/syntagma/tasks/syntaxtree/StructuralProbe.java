package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;

/**
 * The structural probe (Hewitt and Manning 2019): does the encoder hold syntax? A matrix B of a
 * given rank is learned such that ‖B(h[i] − h[j])‖² comes near the distance of the words i and j in
 * the dependency tree, by Σ |difference| / words² for each sentence (their equation 2). The head
 * only looks: the encoder learns nothing from it. The loss counts sentences.
 *
 * <p>It reads the words as a {@code syntax-tree} task does, whose inputs the model must have.
 */
@Description("measure how well distances in the encoder tell dependency trees")
final class StructuralProbe implements Task<Sentence, ProbeBatch> {
  private final StructuralProbeConfig config;
  private final String output;
  private final Objective objective;

  @Inject
  StructuralProbe(StructuralProbeConfig config) {
    this.config = config;
    this.output = config.inputs() + "-probe";
    this.objective = (ops, outputs, batch) -> DistanceLoss.of(ops, outputs.get(output), batch);
  }

  @Override
  public Class<Sentence> exampleType() {
    return Sentence.class;
  }

  /** What a task before this one has made to read the words. */
  private WordReader reader(Model model) {
    for (FrontEnd frontEnd : model.frontEnds()) {
      if (frontEnd.name().equals(config.inputs()) && frontEnd.part() instanceof WordReader reader) {
        return reader;
      }
    }
    throw new IllegalArgumentException(
        "inputs = %s: no syntax-tree task before this one reads words by that name, only %s: list it before, or in an earlier stage"
            .formatted(config.inputs(), model.frontEnds().stream().map(FrontEnd::name).toList()));
  }

  @Override
  public List<Head> heads(Model model) {
    reader(model);
    int width = ((Encoder) model.network()).width();
    Initializer initializer = Initializer.uniform(0.05);
    Shape shape = new Shape(config.rank(), width);
    return List.of(
        Head.probe(
            output,
            config.inputs() + "." + FrontEnd.ENCODED,
            (ops, in) -> ops.linear(in[0], ops.parameter("weight", shape, initializer))));
  }

  @Override
  public Set<String> outputs() {
    return Set.of(output);
  }

  @Override
  public int length(Model model, Sentence example) {
    return example.words().size();
  }

  @Override
  public ProbeBatch batch(
      Model model, List<? extends Sentence> examples, NDManager manager, Randomness randomness) {
    return ProbeBatch.of(reader(model), model, List.copyOf(examples), manager);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, ProbeBatch batch) {
    return new Loss(DistanceLoss.of(outputs.get(output), batch.arrays()), batch.count());
  }

  @Override
  public Optional<Objective> objective() {
    return Optional.of(objective);
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Sentence> evaluation) {
    ProbeScores scores = new ProbeScores();
    double loss = 0;
    long count = 0;
    long batches = evaluation.batches().orElse(Long.MAX_VALUE);
    for (long i = 0; i < batches; i++) {
      List<Sentence> sentences = read(evaluation);
      if (sentences.isEmpty()) {
        break;
      }
      try (NDManager manager = model.backend().manager().newSubManager()) {
        ProbeBatch batch = ProbeBatch.of(reader(model), model, sentences, manager);
        Map<String, NDArray> outputs = model.run(batch, outputs(), Mode.inference());
        loss += loss(outputs, batch).sum().getFloat();
        count += sentences.size();
        score(sentences, outputs.get(output), scores);
      }
    }
    if (count == 0) {
      throw new DataException("the corpus to evaluate on has no sentences: give it some");
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.LOSS, loss / count);
    values.putAll(scores.values());
    return new Metrics(values, count);
  }

  private static List<Sentence> read(Evaluation<Sentence> evaluation) {
    List<Sentence> sentences = new ArrayList<>();
    while (sentences.size() < evaluation.examples()) {
      Optional<? extends Sentence> next = evaluation.corpus().next();
      if (next.isEmpty()) {
        break;
      }
      sentences.add(next.get());
    }
    return sentences;
  }

  private static void score(List<Sentence> sentences, NDArray mapped, ProbeScores scores) {
    float[] values = mapped.toFloatArray();
    int length = (int) mapped.getShape().get(1);
    int rank = (int) mapped.getShape().get(2);
    for (int row = 0; row < sentences.size(); row++) {
      int[][] gold = TreeDistances.of(sentences.get(row));
      double[][] found = new double[gold.length][gold.length];
      for (int i = 0; i < gold.length; i++) {
        for (int j = 0; j < gold.length; j++) {
          int one = (row * length + i + 1) * rank;
          int other = (row * length + j + 1) * rank;
          for (int k = 0; k < rank; k++) {
            double difference = values[one + k] - values[other + k];
            found[i][j] += difference * difference;
          }
        }
      }
      scores.add(sentences.get(row), found, gold);
    }
  }
}
