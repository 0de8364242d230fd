package org.syntagma.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.syntax.Tree;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.ParsingTask;
import org.syntagma.api.task.Task;

/**
 * Learns words' tags through an encoder that it shares, and lets the first attention head of the
 * first layer point at each word's head (Strubell 2018). Word 0 is padding, word 1 unknown.
 */
final class Tagging implements Task<Sentence, Batch>, ParsingTask {
  private static final Initializer NORMAL = Initializer.normal(0.1);
  private static final String MAP = "encoder.layers.0.attention.weights";

  private final boolean constituents;
  private final Optional<Objective> objective = Optional.of(Tagging::loss);
  private List<String> words = List.of();
  private List<String> tags = List.of();

  @Inject
  Tagging(TaggingPlugin.TaggingConfig config) {
    this.constituents = config.constituents();
  }

  @Override
  public void learn(Corpus<? extends Sentence> corpus) {
    Set<String> seen = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    for (Optional<? extends Sentence> next = corpus.next();
        next.isPresent();
        next = corpus.next()) {
      seen.addAll(next.get().words());
      known.addAll(tags(next.get()));
    }
    words = List.copyOf(seen);
    tags = List.copyOf(known);
  }

  @Override
  public void save(StateWriter out) {
    out.texts("words", words);
    out.texts("tags", tags);
  }

  @Override
  public void load(StateReader in) {
    words = in.texts("words");
    tags = in.texts("tags");
  }

  private static List<String> tags(Sentence sentence) {
    return sentence.annotation(Sentence.UPOS).orElseThrow();
  }

  @Override
  public List<FrontEnd> frontEnds(Model model) {
    if (!(model.network() instanceof Encoder encoder)) {
      throw new IllegalArgumentException("the network has no encoder that reads words");
    }
    Shape table = new Shape(words.size() + 2, encoder.width());
    return List.of(
        new FrontEnd("words", List.of(Input.tokens("forms")), (ops, in) -> fed(ops, in, table)));
  }

  private static FrontEnd.Fed fed(Ops ops, Map<String, Value> inputs, Shape table) {
    Value forms = inputs.get("forms");
    Value vectors = ops.embedding(ops.parameter("table", table, NORMAL), forms);
    return new FrontEnd.Fed(vectors, ops.not(ops.equal(forms, ops.constant(0))));
  }

  @Override
  public List<Head> heads(Model model) {
    Shape weight = new Shape(tags.size(), ((Encoder) model.network()).width());
    return List.of(
        new Head(
            "tags",
            "words.encoded",
            (ops, x) -> ops.linear(x[0], ops.parameter("weight", weight, NORMAL))));
  }

  @Override
  public Class<Sentence> exampleType() {
    return Sentence.class;
  }

  @Override
  public Set<String> outputs() {
    return Set.of("tags", MAP);
  }

  @Override
  public int length(Model model, Sentence example) {
    return example.words().size();
  }

  @Override
  public Batch batch(
      Model model, List<? extends Sentence> examples, NDManager manager, Randomness randomness) {
    int length = examples.stream().mapToInt(each -> each.words().size()).max().orElse(1);
    NDArray labels = array(manager, examples, length, -1, (s, i) -> tags.indexOf(tags(s).get(i)));
    NDArray heads = array(manager, examples, length, 0, Tagging::head);
    long count = examples.stream().mapToLong(each -> each.words().size()).sum();
    Map<String, NDArray> arrays =
        Map.of("forms", forms(manager, examples), "labels", labels, "heads", heads);
    return Batch.of(manager, arrays, count);
  }

  /** Counted from 0; the root points at itself. */
  private static long head(Sentence sentence, int word) {
    int head = ((Dependency) sentence.tree().orElseThrow()).heads().get(word);
    return head == 0 ? word : head - 1;
  }

  private NDArray forms(NDManager manager, List<? extends Sentence> examples) {
    int length = examples.stream().mapToInt(each -> each.words().size()).max().orElse(1);
    return array(
        manager, examples, length, 0, (s, i) -> Math.max(1, 2 + words.indexOf(s.words().get(i))));
  }

  private interface Cell {
    long of(Sentence sentence, int word);
  }

  private static NDArray array(
      NDManager manager, List<? extends Sentence> examples, int length, long padding, Cell cell) {
    long[] values = new long[examples.size() * length];
    Arrays.fill(values, padding);
    for (int i = 0; i < examples.size(); i++) {
      for (int j = 0; j < examples.get(i).words().size(); j++) {
        values[i * length + j] = cell.of(examples.get(i), j);
      }
    }
    return manager.create(values, new Shape(examples.size(), length));
  }

  @Override
  public Optional<Objective> objective() {
    return objective;
  }

  private static Value loss(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value labels = batch.get("labels");
    Value tagging = ops.sum(ops.crossEntropy(outputs.get("tags"), labels));
    Value map = ops.squeeze(ops.slice(outputs.get(MAP), 1, 0, 1), 1);
    Value chosen = ops.squeeze(ops.gather(map, 2, ops.unsqueeze(batch.get("heads"), 2)), 2);
    Value valid = ops.not(ops.less(labels, ops.constant(0)));
    Value log = ops.log(ops.add(chosen, 1e-9));
    return ops.sub(tagging, ops.sum(ops.where(valid, log, ops.constant(0))));
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    throw new UnsupportedOperationException("there is an objective");
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Sentence> evaluation) {
    long right = 0;
    long pointed = 0;
    long all = 0;
    for (Optional<? extends Sentence> next = evaluation.corpus().next();
        next.isPresent();
        next = evaluation.corpus().next()) {
      Sentence sentence = next.get();
      try (NDManager manager = model.backend().manager().newSubManager()) {
        Batch batch = batch(model, List.of(sentence), manager, Randomness.of(0));
        Map<String, NDArray> found = model.run(batch, outputs(), Mode.inference());
        long[] points = found.get(MAP).get("0, 0").argMax(-1).toLongArray();
        long[] labels = found.get("tags").get(0).argMax(-1).toLongArray();
        for (int i = 0; i < labels.length; i++) {
          right += tags.get((int) labels[i]).equals(tags(sentence).get(i)) ? 1 : 0;
          pointed += points[i] == head(sentence, i) ? 1 : 0;
          all++;
        }
      }
    }
    return new Metrics(
        Map.of("tagged", right / (double) all, "pointed", pointed / (double) all), all);
  }

  @Override
  public Parser parser(Model model) {
    return sentences -> {
      List<Sentence> parsed = new ArrayList<>();
      try (NDManager manager = model.backend().manager().newSubManager()) {
        for (Sentence sentence : sentences) {
          if (sentence.words().contains("unreadable")) {
            throw new IllegalArgumentException("a sentence with a word that cannot be read");
          }
          Batch batch = Batch.of(manager, Map.of("forms", forms(manager, List.of(sentence))), 1);
          NDArray scores = model.run(batch, Set.of("tags"), Mode.inference()).get("tags");
          long[] best = scores.get(0).argMax(-1).toType(DataType.INT64, false).toLongArray();
          List<String> found = Arrays.stream(best).mapToObj(i -> tags.get((int) i)).toList();
          parsed.add(sentence.with(tree(sentence.words(), found)).with(Sentence.UPOS, found));
        }
      }
      return parsed;
    };
  }

  private Tree tree(List<String> of, List<String> found) {
    if (!constituents) {
      List<Integer> heads = IntStream.range(0, of.size()).boxed().toList();
      return new Dependency(of, heads, heads.stream().map(h -> h == 0 ? "root" : "dep").toList());
    }
    List<Constituency.Node> children = new ArrayList<>();
    for (int i = 0; i < of.size(); i++) {
      children.add(
          new Constituency.Phrase(found.get(i), List.of(new Constituency.Word(of.get(i)))));
    }
    return new Constituency(new Constituency.Phrase("S", children));
  }
}
