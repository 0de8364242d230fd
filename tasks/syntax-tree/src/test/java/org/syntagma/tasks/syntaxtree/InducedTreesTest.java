package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.tasks.syntaxtree.InducedTreesConfig.SymbolType;
import org.syntagma.testkit.state.MemoryState;

class InducedTreesTest {
  /** Some short sentences, one of punctuation, one that is too long. */
  private static final List<Sentence> SENTENCES = sentences();

  private final List<AutoCloseable> opened = new ArrayList<>();

  private enum Engine {
    EAGER,
    COMPILED
  }

  private static List<Sentence> sentences() {
    List<Sentence> all = new ArrayList<>();
    all.addAll(
        Collections.nCopies(
            6, tagged("the dog barks .", "DET NOUN VERB PUNCT", List.of(2, 3, 0, 3))));
    all.addAll(Collections.nCopies(4, tagged("dogs bark", "NOUN VERB", List.of(2, 0))));
    all.addAll(Collections.nCopies(3, tagged("see the dog", "VERB DET NOUN", List.of(0, 3, 1))));
    all.addAll(Collections.nCopies(3, tagged("a dog", "DET NOUN", List.of(2, 0))));
    all.add(tagged(". .", "PUNCT PUNCT", List.of(0, 1)));
    all.add(tagged("a a a a a a", "X X X X X X", List.of(0, 1, 1, 1, 1, 1)));
    return all;
  }

  private static Sentence tagged(String text, String tags, List<Integer> heads) {
    List<String> words = List.of(text.split(" "));
    List<String> labels = Collections.nCopies(words.size(), "dep");
    return new Sentence(words, text, Optional.of(new Dependency(words, heads, labels)))
        .with(Sentence.UPOS, List.of(tags.split(" ")));
  }

  private static InducedTrees task(int iterations) {
    return new InducedTrees(
        new InducedTreesConfig(SymbolType.UPOS, 1, false, 5, 2, iterations, 0.1, "symbols"));
  }

  private Model model(InducedTrees task, Engine engine) {
    Backend backend = engine == Engine.EAGER ? Parts.eager() : Parts.compiled();
    Model model =
        NetworkModel.create(new TinyEncoder(4, 1, 0), Parts.bytes(), backend, Randomness.of(1))
            .with(new Edit.AddFrontEnd(task.frontEnds(blank(backend)).get(0)));
    opened.add(model);
    opened.add(backend);
    return model;
  }

  private Model blank(Backend backend) {
    Model model = NetworkModel.blank(() -> new TinyEncoder(4, 1, 0), Parts.bytes(), backend);
    opened.add(model);
    return model;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private static Map<String, Double> evaluated(InducedTrees task, Model model) {
    return task.evaluate(model, new Evaluation<>(new Treebank(SENTENCES), 4, OptionalLong.empty()))
        .values();
  }

  private static double loss(InducedTrees task, Model model) {
    return evaluated(task, model).get("loss");
  }

  private static Gradients gradients(InducedTrees task, Model model, NDManager manager) {
    SkeletonBatch batch = task.batch(model, SENTENCES, manager, Randomness.of(1));
    Term term =
        new Term(
            "trees",
            task.outputs(),
            (outputs, same) -> task.loss(outputs, batch),
            task.objective(),
            1.0 / batch.count());
    return model.gradients(batch, List.of(term), Mode.training(Randomness.of(2)));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void gradientsAreThoseOfTheLoss(Engine engine) {
    InducedTrees task = task(1);
    task.learn(new Treebank(SENTENCES));
    Model model = model(task, engine);
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Gradients found = gradients(task, model, manager);
      SkeletonBatch batch = task.batch(model, SENTENCES, manager, Randomness.of(1));
      assertEquals(6 * 3 + 4 * 2 + 3 * 3 + 3 * 2, batch.count());
      assertEquals(loss(task, model), found.losses().get("trees") / batch.count(), 1e-5);
      for (String path : List.of("root", "attach", "decide")) {
        assertDifferences(task, model, "inputs.symbols." + path, found);
      }
    }
  }

  private static void assertDifferences(
      InducedTrees task, Model model, String path, Gradients found) {
    NDArray parameter = model.parameters().get(path);
    float[] values = parameter.toFloatArray();
    float[] gradient = found.arrays().get(path).toFloatArray();
    float step = 1 / 64f;
    for (int i = 0; i < values.length; i += 3) {
      double up = moved(task, model, parameter, values, i, step);
      double down = moved(task, model, parameter, values, i, -step);
      parameter.set(values);
      assertEquals((up - down) / (2 * step), gradient[i], 2e-4, path + " " + i);
    }
  }

  private static double moved(
      InducedTrees task, Model model, NDArray parameter, float[] values, int i, float step) {
    float[] other = values.clone();
    other[i] += step;
    parameter.set(other);
    return loss(task, model);
  }

  @Test
  void beginsWhereExpectationMaximizationEnded() {
    double before = Double.POSITIVE_INFINITY;
    for (int iterations : new int[] {0, 1, 3}) {
      InducedTrees task = task(iterations);
      task.learn(new Treebank(SENTENCES));
      double loss = loss(task, model(task, Engine.COMPILED));
      assertTrue(loss < before, loss + " after " + before);
      before = loss;
    }
  }

  @Test
  void tellsAccuraciesOfShortSentencesWithoutPunctuation() {
    InducedTrees task = task(30);
    task.learn(new Treebank(SENTENCES));
    Model model = model(task, Engine.COMPILED);
    Map<String, Double> values = evaluated(task, model);
    assertEquals(
        List.of("loss", "log-likelihood", "uas", "right-branching", "left-branching"),
        List.copyOf(values.keySet()));
    int words = 6 * 3 + 4 * 2 + 3 * 3 + 3 * 2;
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    for (Sentence each : task.parser(model).parse(SENTENCES.subList(0, 16))) {
      found.put(each.text(), ((Dependency) each.tree().orElseThrow()).heads());
    }
    assertEquals(
        Map.of(
            "the dog barks .", List.of(3, 1, 0, 3),
            "dogs bark", List.of(2, 0),
            "see the dog", List.of(0, 1, 2),
            "a dog", List.of(0, 1)),
        found);
    // Right are: barks; dogs and bark; see; nothing.
    assertEquals(100.0 * (6 * 1 + 4 * 2 + 3 * 1) / words, values.get("uas"), 1e-9);
    assertEquals(100.0 * (3 * 1) / words, values.get("right-branching"), 1e-9);
    assertEquals(100.0 * (words - 3 * 2) / words, values.get("left-branching"), 1e-9);
    assertEquals(values.get("loss") * words, -values.get("log-likelihood") * 16, 1e-9);
  }

  @Test
  void doesNotLookAtTrees() {
    List<Sentence> bare = new ArrayList<>();
    for (Sentence each : SENTENCES) {
      bare.add(new Sentence(each.words(), each.text(), Optional.empty(), each.annotations(), ""));
    }
    InducedTrees shown = task(10);
    shown.learn(new Treebank(SENTENCES));
    InducedTrees blind = task(10);
    blind.learn(new Treebank(bare));
    Model one = model(shown, Engine.COMPILED);
    Model other = model(blind, Engine.COMPILED);
    assertEquals(
        shown.parser(one).parse(SENTENCES).stream().map(Sentence::tree).toList(),
        blind.parser(other).parse(bare).stream().map(Sentence::tree).toList());
    Map<String, Double> values =
        blind
            .evaluate(other, new Evaluation<>(new Treebank(bare), 4, OptionalLong.empty()))
            .values();
    assertEquals(List.of("loss", "log-likelihood"), List.copyOf(values.keySet()));
  }

  @Test
  void parsesSentencesOfAnyLengthAndOfPunctuationOnly() {
    InducedTrees task = task(3);
    task.learn(new Treebank(SENTENCES));
    List<String> words = Collections.nCopies(159, "dog");
    Sentence lengthy =
        new Sentence(words, "", Optional.empty())
            .with(Sentence.UPOS, Collections.nCopies(159, "NEW"));
    Sentence dots = SENTENCES.get(16);
    for (Sentence parsed :
        task.parser(model(task, Engine.COMPILED)).parse(List.of(lengthy, dots))) {
      Dependency tree = (Dependency) parsed.tree().orElseThrow();
      assertEquals(1, Collections.frequency(tree.heads(), 0));
    }
  }

  @Test
  void goesOnWithTheSymbolsThatWereSaved() {
    InducedTrees task = task(10);
    task.learn(new Treebank(SENTENCES));
    InducedTrees other = task(10);
    MemoryState.copy(task, other);
    Model model = model(task, Engine.COMPILED);
    assertEquals(evaluated(task, model), evaluated(other, model));
  }

  @Test
  void refusesToShareTablesOfOtherSymbols() {
    InducedTrees task = task(1);
    task.learn(new Treebank(SENTENCES));
    Model model = model(task, Engine.EAGER);
    InducedTrees same = task(1);
    same.learn(new Treebank(SENTENCES));
    assertEquals(1, same.frontEnds(model).size());
    InducedTrees other = task(1);
    List<Sentence> sentences = new ArrayList<>(SENTENCES);
    sentences.replaceAll(
        each ->
            each.with(
                Sentence.UPOS,
                each.annotation(Sentence.UPOS).orElseThrow().stream()
                    .map(tag -> tag.equals("VERB") ? "ADV" : tag)
                    .toList()));
    other.learn(new Treebank(sentences));
    String told =
        assertThrows(IllegalArgumentException.class, () -> other.frontEnds(model)).getMessage();
    assertTrue(told.contains("other symbols (here 'ADV' instead of 'DET')"), told);
  }

  @Test
  void saysThatASentenceOfTheCorpusHasNoTags() {
    List<String> words = List.of("dogs", "bark");
    Sentence plain = new Sentence(words, "dogs bark", Optional.empty());
    String told =
        assertThrows(DataException.class, () -> task(1).learn(new Treebank(List.of(plain))))
            .getMessage();
    assertTrue(told.startsWith("the sentence 'dogs bark' has no upos tags"), told);
  }

  @Test
  void saysThatNoSentenceIsShortEnough() {
    String told =
        assertThrows(
                DataException.class, () -> task(1).learn(new Treebank(SENTENCES.subList(16, 18))))
            .getMessage();
    assertTrue(told.contains("from 1 to 5 words"), told);
  }
}
