package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.tasks.syntaxtree.Treebank.dependency;
import static org.syntagma.tasks.syntaxtree.Treebank.phrase;
import static org.syntagma.tasks.syntaxtree.Treebank.tag;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

class RequirementsTest {
  /** No size that arrays are rounded up to. */
  private static final int CONTEXT = 43;

  private static final TinyEncoder UNLIMITED = new TinyEncoder(8, 1, 0);
  private static final Encoder LIMITED = new PlacedEncoder(UNLIMITED, CONTEXT);

  private static Backend backend;

  @BeforeAll
  static void open() {
    backend = Parts.compiled();
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  private static SyntaxTree task(TinyConfig config, Sentence... sentences) {
    SyntaxTree task = new SyntaxTree(config.config());
    task.learn(new Treebank(List.of(sentences)));
    return task;
  }

  private static Sentence chain(int words) {
    List<Integer> heads = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      heads.add(i);
    }
    return dependency(Collections.nCopies(words, "word"), heads, Collections.nCopies(words, "dep"));
  }

  private static Sentence flat(int words) {
    return Treebank.constituency(
        phrase("S", Collections.nCopies(words, tag("NN", "word")).toArray(Node[]::new)));
  }

  private static Map<String, Double> scores(SyntaxTree task, Model model, Sentence... gold) {
    Treebank treebank = new Treebank(List.of(gold));
    return task.evaluate(model, new Evaluation<>(treebank, 2, OptionalLong.empty())).values();
  }

  private static void learn(SyntaxTree task, Model model, int updates, Sentence... sentences) {
    Pupil pupil = new Pupil(model);
    for (int i = 0; i < updates; i++) {
      pupil.learn(task, List.of(sentences), 2e-2, 5);
    }
  }

  @Test
  void readsSentencesThatJustFitTheContext() {
    for (Sentence longest : List.of(chain(CONTEXT - 1), flat(CONTEXT - 2))) {
      boolean arcs = longest.words().size() == CONTEXT - 1;
      SyntaxTree task =
          task(TinyConfig.of(arcs ? TreeType.DEPENDENCY : TreeType.CONSTITUENCY), longest);
      try (Model model = Pupil.model(task, LIMITED, backend)) {
        learn(task, model, 1, longest);
        assertTrue(scores(task, model, longest).containsKey(arcs ? "uas" : "f1"));
        Sentence parsed = task.parser(model).parse(List.of(longest)).get(0);
        assertEquals(longest.words(), parsed.words());
      }
    }
  }

  @Test
  void namesSentencesThatAreLongerThanTheContext() {
    SyntaxTree arcs = task(TinyConfig.of(TreeType.DEPENDENCY), chain(2));
    StructuralProbe probe = new StructuralProbe(new StructuralProbeConfig("words", 4));
    Sentence longer = chain(CONTEXT);
    String message =
        "the sentence 'word word word word word word word word …' has 43 words; the network's encoder reads 42 at most, its context being 43";
    try (Model model = Pupil.grown(Pupil.model(arcs, LIMITED, backend), probe)) {
      assertTold(message, DataException.class, () -> learn(arcs, model, 1, chain(2), longer));
      assertTold(message, DataException.class, () -> scores(arcs, model, chain(2), longer));
      assertTold(
          message,
          IllegalArgumentException.class,
          () -> arcs.parser(model).parse(List.of(chain(2), longer)));
      assertTold(message, DataException.class, () -> probed(probe, model, longer));
    }
    SyntaxTree spans = task(TinyConfig.of(TreeType.CONSTITUENCY), flat(2));
    try (Model model = Pupil.model(spans, LIMITED, backend)) {
      assertTold(
          "has 42 words; the network's encoder reads 41 at most",
          IllegalArgumentException.class,
          () -> spans.parser(model).parse(List.of(flat(CONTEXT - 1))));
    }
  }

  private static void probed(StructuralProbe probe, Model model, Sentence sentence) {
    try (NDManager manager = backend.manager().newSubManager()) {
      probe.batch(model, List.of(sentence), manager, Randomness.of(1));
    }
  }

  private static <T extends Exception> void assertTold(
      String message, Class<T> type, Executable doing) {
    String told = assertThrows(type, doing).getMessage();
    assertTrue(told.contains(message), told);
  }

  @Test
  void readsAThousandWordsWhereThereAreNoPositionsAndNoMore() {
    SyntaxTree task = task(TinyConfig.of(TreeType.DEPENDENCY), chain(2));
    try (Model model = Pupil.model(task, UNLIMITED, backend)) {
      Sentence longest = chain(1000);
      assertEquals(longest.words(), task.parser(model).parse(List.of(longest)).get(0).words());
      Sentence longer = chain(1001);
      String message = "' has 1001 words; a sentence to parse has 1000 at most";
      assertTold(
          message, IllegalArgumentException.class, () -> task.parser(model).parse(List.of(longer)));
      assertTold(message, DataException.class, () -> learn(task, model, 1, longer));
    }
  }

  /** Words of one form, whose trees only their tags tell. */
  private static Sentence tagged(List<String> tags, List<Integer> heads) {
    List<String> labels = heads.stream().map(head -> head == 0 ? "root" : "dep").toList();
    return dependency(List.of("so", "so", "so"), heads, labels).with(TagType.UPOS.key(), tags);
  }

  @Test
  void readsTheTagsThatAreItsFeatures() {
    Sentence[] sentences = {
      tagged(List.of("A", "B", "C"), List.of(2, 3, 0)),
      tagged(List.of("C", "B", "A"), List.of(0, 1, 2)),
      tagged(List.of("B", "C", "A"), List.of(2, 0, 2))
    };
    SyntaxTree task = task(TinyConfig.of(TreeType.DEPENDENCY).features(TagType.UPOS), sentences);
    try (Model model = Pupil.model(task, new TinyEncoder(16, 1, 0), backend)) {
      learn(task, model, 60, sentences);
      Map<String, Double> scores = scores(task, model, sentences);
      assertEquals(100, scores.get("las"), scores.toString());
      assertTrue(!scores.containsKey("upos"), scores.toString());
    }
  }

  @Test
  void asksForTheTagsThatAreItsFeatures() {
    Sentence tagged = tagged(List.of("A", "B", "C"), List.of(2, 3, 0));
    Sentence bare = new Sentence(tagged.words(), tagged.text(), tagged.tree(), Map.of(), "");
    SyntaxTree task = task(TinyConfig.of(TreeType.DEPENDENCY).features(TagType.UPOS), tagged);
    String message = "the sentence 'so so so' has no upos tags";
    try (Model model = Pupil.model(task, UNLIMITED, backend)) {
      assertTold(message, DataException.class, () -> learn(task, model, 1, tagged, bare));
      assertTold(message, DataException.class, () -> scores(task, model, tagged, bare));
      assertTold(
          message,
          IllegalArgumentException.class,
          () -> task.parser(model).parse(List.of(tagged, bare)));
    }
  }

  @Test
  void asksForWords() {
    Sentence none = new Sentence(List.of(), "", Optional.empty());
    SyntaxTree task = task(TinyConfig.of(TreeType.DEPENDENCY), chain(2));
    try (Model model = Pupil.model(task, UNLIMITED, backend)) {
      assertTold(
          "has no words",
          IllegalArgumentException.class,
          () -> task.parser(model).parse(List.of(none)));
    }
  }
}
