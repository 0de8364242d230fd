package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Head;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.LossType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;
import org.syntagma.toolkit.layers.Biaffine;
import org.syntagma.toolkit.structured.NonProjectiveTrees;
import org.syntagma.toolkit.structured.PairScores;
import org.syntagma.toolkit.structured.ProjectiveTrees;
import org.syntagma.toolkit.structured.Roots;
import org.syntagma.toolkit.structured.Surrogate;
import org.syntagma.toolkit.structured.TreeDistribution;
import org.syntagma.toolkit.trees.scoring.ConllMetric;
import org.syntagma.toolkit.trees.scoring.ConllScorer;
import org.syntagma.toolkit.trees.scoring.Score;

/**
 * Dependency trees by biaffine scores (Dozat and Manning 2017): {@code <inputs>.arcs} (batch,
 * dependents, heads) and {@code <inputs>.labels} (batch, dependents, heads, labels), position 0
 * being the root.
 */
record Dependencies(SyntaxTreeConfig config) implements Formalism {
  private static final String LABELS = "labels";

  /** (rows, length): the position of each word's head. */
  static final String HEADS = "heads";

  private static final String HIDDEN = "hidden";

  /** What the score of an arc from a padding position is lowered by. */
  private static final float UNLIKELY = -1e4f;

  private static final NonProjectiveTrees TREES = new NonProjectiveTrees(Roots.ONE);

  private String arcs() {
    return config.output("arcs");
  }

  private String labels() {
    return config.output(LABELS);
  }

  private String bestLabels() {
    return config.output("best-labels");
  }

  @Override
  public boolean ends() {
    return false;
  }

  private static Dependency tree(Sentence sentence) {
    if (sentence.tree().orElse(null) instanceof Dependency tree) {
      return tree;
    }
    throw new DataException(
        "the sentence '%s' has no dependency tree to learn from: take a corpus of dependency trees, or set trees: constituency"
            .formatted(sentence.text()));
  }

  @Override
  public List<String> labels(Sentence sentence) {
    return tree(sentence).labels();
  }

  @Override
  public Sentence tagged(Sentence sentence) {
    return sentence;
  }

  @Override
  public List<Head> heads(Vocabulary vocabulary, String encoded, int width) {
    Perceptron arcs = new Perceptron(width, config.arcWidth(), config.dropout());
    Perceptron labels = new Perceptron(width, config.labelWidth(), config.dropout());
    int kinds = vocabulary.labels().size();
    return List.of(
        new Head(arcs(), encoded, (ops, in) -> ops.squeeze(pairs(ops, in[0], arcs, 1), -1)),
        new Head(
            labels(),
            encoded,
            new Named.Scores(vocabulary.labels(), (ops, in) -> pairs(ops, in[0], labels, kinds))),
        new Head(bestLabels(), labels(), (ops, in) -> ops.argmax(in[0], -1)));
  }

  private static Value pairs(Ops ops, Value encoded, Perceptron perceptron, int outputs) {
    Value dependents = perceptron.apply(ops.at("dependents"), encoded);
    Value heads = perceptron.apply(ops.at("heads"), encoded);
    return new Biaffine(perceptron.out(), outputs, Initializer.zeros())
        .apply(ops, dependents, heads);
  }

  @Override
  public Set<String> scored() {
    return Set.of(arcs(), labels());
  }

  @Override
  public Map<String, NDArray> targets(
      Vocabulary vocabulary, List<Sentence> sentences, Grid grid, NDManager manager) {
    long[] heads = grid.nothing();
    long[] labels = grid.nothing();
    float[] hidden = new float[grid.size()];
    Arrays.fill(hidden, UNLIKELY);
    for (int row = 0; row < sentences.size(); row++) {
      Dependency tree = tree(sentences.get(row));
      hidden[grid.place(row, 0)] = 0;
      for (int i = 0; i < tree.heads().size(); i++) {
        int place = grid.place(row, i + 1);
        heads[place] = tree.heads().get(i);
        labels[place] = vocabulary.labels().number(tree.labels().get(i), Grid.NOTHING);
        hidden[place] = 0;
      }
    }
    return Map.of(
        HEADS,
        grid.array(heads, manager),
        LABELS,
        grid.array(labels, manager),
        HIDDEN,
        manager.create(hidden, new Shape(grid.rows(), 1, grid.length())));
  }

  @Override
  public NDArray loss(Vocabulary vocabulary, Map<String, NDArray> outputs, TreeBatch batch) {
    NDArray arcs = outputs.get(arcs());
    NDArray heads = batch.arrays().get(HEADS);
    NDArray found =
        config.loss() == LossType.TREE
            ? treeLoss(arcs, batch)
            : Losses.crossEntropy(arcs.add(batch.arrays().get(HIDDEN)), heads);
    NDArray labels = outputs.get(labels());
    Shape shape = labels.getShape();
    NDArray index =
        heads
            .maximum(0)
            .reshape(shape.get(0), shape.get(1), 1, 1)
            .broadcast(new Shape(shape.get(0), shape.get(1), 1, shape.get(3)));
    NDArray chosen = labels.gather(index, 2).squeeze(2);
    return found.add(Losses.crossEntropy(chosen, batch.arrays().get(LABELS)));
  }

  /** −log of the trees' probabilities (Koo et al. 2007). */
  private static NDArray treeLoss(NDArray arcs, TreeBatch batch) {
    List<int[]> trees = new ArrayList<>();
    batch.sentences().forEach(sentence -> trees.add(headsOf(tree(sentence))));
    while (trees.size() < batch.rows()) {
      trees.add(new int[0]);
    }
    PairScores scores = PairScores.of(arcs, batch.lengths());
    if (!Losses.areFinite(scores)) {
      return Losses.undefined(arcs);
    }
    return Surrogate.of(arcs, TREES.negativeLogLikelihood(scores, trees));
  }

  private static int[] headsOf(Dependency tree) {
    return tree.heads().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public Value objective(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value heads = batch.get(HEADS);
    Value arcs = ops.add(outputs.get(arcs()), batch.get(HIDDEN));
    Value places = ops.unsqueeze(ops.unsqueeze(ops.positions(heads), 1), 3);
    Value chosen = ops.equal(ops.unsqueeze(ops.unsqueeze(heads, 2), 3), places);
    Value labels = ops.sum(ops.where(chosen, outputs.get(labels()), ops.constant(0)), 2);
    return ops.add(
        Losses.crossEntropy(ops, arcs, heads), Losses.crossEntropy(ops, labels, batch.get(LABELS)));
  }

  @Override
  public Set<String> decoded() {
    return Set.of(arcs(), bestLabels());
  }

  @Override
  public List<Sentence> parse(
      Vocabulary vocabulary,
      Map<String, NDArray> outputs,
      List<Sentence> sentences,
      int[] lengths) {
    TreeDistribution<int[]> trees = config.projective() ? new ProjectiveTrees(Roots.ONE) : TREES;
    List<int[]> best = trees.best(PairScores.of(outputs.get(arcs()), lengths));
    long[] labels = outputs.get(bestLabels()).toLongArray();
    int length = (int) outputs.get(arcs()).getShape().get(1);
    List<Sentence> parsed = new ArrayList<>();
    for (int row = 0; row < sentences.size(); row++) {
      int[] heads = best.get(row);
      List<String> names = new ArrayList<>();
      for (int i = 0; i < heads.length; i++) {
        int place = (row * length + i + 1) * length + heads[i];
        names.add(vocabulary.labels().name((int) labels[place]));
      }
      Sentence sentence = sentences.get(row);
      parsed.add(
          sentence.with(
              new Dependency(sentence.words(), Arrays.stream(heads).boxed().toList(), names)));
    }
    return parsed;
  }

  @Override
  public Map<String, Double> score(
      List<Sentence> gold, List<Sentence> found, List<TagType> predicted) {
    Map<ConllMetric, Score> scores = ConllScorer.score(gold, found);
    Map<String, Double> percent = new LinkedHashMap<>();
    percent.put("uas", 100 * scores.get(ConllMetric.UAS).f1());
    percent.put("las", 100 * scores.get(ConllMetric.LAS).f1());
    percent.put("clas", 100 * scores.get(ConllMetric.CLAS).f1());
    for (TagType type : predicted) {
      percent.put(type.key(), 100 * scores.get(ConllMetric.valueOf(type.name())).f1());
    }
    percent.put("exact", 100 * scores.get(ConllMetric.EXACT).recall());
    return percent;
  }
}
