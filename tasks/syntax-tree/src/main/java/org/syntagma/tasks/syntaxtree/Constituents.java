package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Head;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.LossType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;
import org.syntagma.toolkit.layers.Biaffine;
import org.syntagma.toolkit.structured.BinaryTrees;
import org.syntagma.toolkit.structured.PairScores;
import org.syntagma.toolkit.structured.Span;
import org.syntagma.toolkit.structured.Surrogate;
import org.syntagma.toolkit.trees.scoring.BracketScorer;
import org.syntagma.toolkit.trees.scoring.BracketScores;

/**
 * Constituency trees by biaffine scores of labelled spans (Zhang, Zhou and Li 2020): {@code
 * <inputs>.spans} (batch, starts, ends, labels). A span is scored from what stands at its two ends,
 * between words. One label says that there is no constituent (Stern, Andreas and Klein 2017), so
 * that binary trees stand for all others.
 */
record Constituents(SyntaxTreeConfig config) implements Formalism {
  private static final String SPANS = "spans";
  private static final BinaryTrees TREES = new BinaryTrees();

  private String scores() {
    return config.output(SPANS);
  }

  @Override
  public boolean ends() {
    return true;
  }

  private static Bracketing brackets(Sentence sentence) {
    return Bracketing.of(tree(sentence));
  }

  private static Constituency tree(Sentence sentence) {
    if (sentence.tree().orElse(null) instanceof Constituency tree) {
      return tree;
    }
    throw new DataException(
        "the sentence '%s' has no constituency tree to learn from: take a corpus of constituency trees, or set trees: dependency"
            .formatted(sentence.text()));
  }

  @Override
  public List<String> labels(Sentence sentence) {
    List<String> labels = new ArrayList<>(List.of(Bracketing.NONE));
    brackets(sentence).brackets().forEach(bracket -> labels.add(bracket.label()));
    return labels;
  }

  /** Tags are a part of the tree. */
  @Override
  public Sentence tagged(Sentence sentence) {
    return sentence.with(TagType.XPOS.key(), brackets(sentence).tags());
  }

  @Override
  public List<Head> heads(Vocabulary vocabulary, String encoded, int width) {
    Gaps gaps = new Gaps(width, config.labelWidth(), config.dropout());
    int labels = vocabulary.labels().size();
    return List.of(
        new Head(
            scores(),
            encoded,
            new Named.Scores(vocabulary.labels(), (ops, in) -> spans(ops, in[0], gaps, labels))));
  }

  private static Value spans(Ops ops, Value encoded, Gaps gaps, int labels) {
    Value starts = gaps.apply(ops.at("starts"), encoded);
    Value ends = gaps.apply(ops.at("ends"), encoded);
    return new Biaffine(gaps.out(), labels, Initializer.zeros()).apply(ops, starts, ends);
  }

  @Override
  public Set<String> scored() {
    return Set.of(scores());
  }

  @Override
  public Map<String, NDArray> targets(
      Vocabulary vocabulary, List<Sentence> sentences, Grid grid, NDManager manager) {
    int length = grid.length();
    long[] targets = new long[grid.size() * length];
    Arrays.fill(targets, Grid.NOTHING);
    for (int row = 0; row < sentences.size(); row++) {
      int words = sentences.get(row).words().size();
      for (int start = 0; start < words; start++) {
        int place = grid.place(row, start) * length;
        Arrays.fill(targets, place + start + 1, place + words + 1, none(vocabulary));
      }
      for (Span span : spans(vocabulary, sentences.get(row))) {
        targets[grid.place(row, span.start()) * length + span.end()] = span.label();
      }
    }
    return Map.of(SPANS, manager.create(targets, new Shape(grid.rows(), length, length)));
  }

  private static int none(Vocabulary vocabulary) {
    return vocabulary.labels().number(Bracketing.NONE, 0);
  }

  /** The constituents; those that training did not show are left out. */
  private static List<Span> spans(Vocabulary vocabulary, Sentence sentence) {
    List<Span> spans = new ArrayList<>();
    for (Bracketing.Bracket bracket : brackets(sentence).brackets()) {
      int label = vocabulary.labels().number(bracket.label(), Grid.NOTHING);
      if (label >= 0) {
        spans.add(new Span(bracket.start(), bracket.end(), label));
      }
    }
    return spans;
  }

  @Override
  public NDArray loss(Vocabulary vocabulary, Map<String, NDArray> outputs, TreeBatch batch) {
    NDArray scores = outputs.get(scores());
    return config.loss() == LossType.TREE
        ? treeLoss(vocabulary, scores, batch)
        : Losses.crossEntropy(scores, batch.arrays().get(SPANS));
  }

  /** −log of the probability of all binary trees that stand for the right one. */
  private static NDArray treeLoss(Vocabulary vocabulary, NDArray array, TreeBatch batch) {
    List<List<Span>> trees = new ArrayList<>();
    batch.sentences().forEach(sentence -> trees.add(spans(vocabulary, sentence)));
    while (trees.size() < batch.rows()) {
      trees.add(List.of());
    }
    PairScores scores = PairScores.of(array, batch.lengths());
    if (!Losses.areFinite(scores)) {
      return Losses.undefined(array);
    }
    PairScores right = TREES.consistent(scores, trees, none(vocabulary));
    return Surrogate.of(array, TREES.infer(scores).minus(TREES.infer(right)));
  }

  @Override
  public Value objective(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    return Losses.crossEntropy(ops, outputs.get(scores()), batch.get(SPANS));
  }

  @Override
  public Set<String> decoded() {
    return Set.of(scores());
  }

  @Override
  public List<Sentence> parse(
      Vocabulary vocabulary,
      Map<String, NDArray> outputs,
      List<Sentence> sentences,
      int[] lengths) {
    NDArray array = outputs.get(scores());
    int none = none(vocabulary);
    PairScores scores = PairScores.of(array, lengths);
    for (int row = 0; row < sentences.size(); row++) {
      if (config.loss() == LossType.LOCAL) {
        compare(scores, row, none);
      }
      if (lengths[row] > 1) {
        // A tree has one root.
        scores.values()[scores.index(row, 0, lengths[row]) + none] = Float.NEGATIVE_INFINITY;
      }
    }
    List<List<Span>> best = TREES.best(scores);
    List<Sentence> parsed = new ArrayList<>();
    for (int row = 0; row < sentences.size(); row++) {
      Sentence sentence = sentences.get(row);
      List<Bracketing.Bracket> brackets = new ArrayList<>();
      for (Span span : best.get(row)) {
        if (span.label() != none) {
          String label = vocabulary.labels().name(span.label());
          brackets.add(new Bracketing.Bracket(span.start(), span.end(), label));
        }
      }
      List<String> untagged = Collections.nCopies(lengths[row], Bracketing.NONE);
      List<String> tags = sentence.annotation(TagType.XPOS.key()).orElse(untagged);
      parsed.add(sentence.with(new Bracketing(tags, brackets).over(sentence.words())));
    }
    return parsed;
  }

  /**
   * Makes of each label's score how much better it is than none. What was learned span by span says
   * nothing else: all scores of a span may be off by the same number.
   */
  private static void compare(PairScores scores, int row, int none) {
    float[] values = scores.values();
    for (int start = 0; start < scores.length(row); start++) {
      for (int end = start + 1; end <= scores.length(row); end++) {
        int place = scores.index(row, start, end);
        float without = values[place + none];
        for (int label = 0; label < scores.labels(); label++) {
          values[place + label] -= without;
        }
      }
    }
  }

  @Override
  public Map<String, Double> score(
      List<Sentence> gold, List<Sentence> found, List<TagType> predicted) {
    BracketScorer scorer = new BracketScorer();
    for (int i = 0; i < gold.size(); i++) {
      scorer.add(tree(gold.get(i)), tree(found.get(i)));
    }
    BracketScores scores = scorer.scores();
    Map<String, Double> percent = new LinkedHashMap<>();
    percent.put("f1", 100 * scores.brackets().f1());
    percent.put("precision", 100 * scores.brackets().precision());
    percent.put("recall", 100 * scores.brackets().recall());
    predicted.forEach(type -> percent.put(type.key(), 100 * scores.taggingAccuracy()));
    percent.put("exact", 100 * scores.completeMatch());
    percent.put("invalid", (double) (scores.sentences() - scores.valid()));
    return percent;
  }
}
