package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.tasks.target.TargetConfig.FormType;
import org.syntagma.testkit.state.MemoryState;

class ClassificationTest {
  /** The label is told by one word. */
  private static final Pairs PAIRS =
      Pairs.of(
          "the red cat sat", "warm",
          "a blue cat", "cold",
          "cat sat red", "warm",
          "blue sat the a cat sat", "cold",
          "the grey cat", "dull",
          "grey a", "dull");

  private final Bench bench = new Bench(Parts.words("the a red blue grey cat sat"));

  @AfterEach
  void close() {
    bench.close();
  }

  private static Target learned(TestConfig config) {
    Target task = config.task();
    PAIRS.rewind();
    task.learn(PAIRS);
    return task;
  }

  private static TestConfig classification() {
    return TestConfig.of(FormType.CLASSIFICATION);
  }

  @Test
  void learnsToClassifyByAWordWithAndWithoutAnEncoder() {
    Target task = learned(classification());
    for (Model model : new Model[] {bench.decoder(task), bench.encoderDecoder(task)}) {
      double loss = new Pupil<>(model, task).learn(PAIRS.all(), 1e-2, 300);
      assertTrue(loss < 0.05, "loss " + loss);
      Map<String, Double> found = Bench.evaluate(task, model, PAIRS, 4).values();
      assertEquals(List.of("loss", "accuracy", "macro-f1"), List.copyOf(found.keySet()));
      assertEquals(1, found.get("accuracy"));
      assertEquals(1, found.get("macro-f1"));
      assertTrue(found.get("loss") < 0.05, found.toString());
      Pairs others = Pairs.of("the red cat sat", "warm", "a blue cat", "never seen");
      Map<String, Double> worse = Bench.evaluate(task, model, others, 4).values();
      assertEquals(0.5, worse.get("accuracy"));
      // Of warm 1; of what was never seen and of what was found instead 0.
      assertEquals(1 / 3.0, worse.get("macro-f1"), 1e-12);
      Pairs known = Pairs.of("the red cat sat", "warm");
      // A label that nobody knows has no likelihood.
      double alone = Bench.evaluate(task, model, known, 4).values().get("loss");
      assertEquals(alone, worse.get("loss"), 1e-6);
    }
  }

  @Test
  void lossIsTheSameInBothFormsAndAsComputedByHand() {
    for (Pooling pooling : Pooling.values()) {
      Target task = learned(classification().pooling(pooling).smoothing(0.1));
      for (Model model : new Model[] {bench.decoder(task), bench.encoderDecoder(task)}) {
        Batch batch = bench.batch(task, model, PAIRS.all());
        assertEquals(6, batch.count());
        bench.requireBothForms(task, model, batch, byHand(model, batch, pooling));
      }
    }
  }

  /** A linear layer over pooled vectors, in double precision. */
  private double byHand(Model model, Batch batch, Pooling pooling) {
    boolean encoder = batch.arrays().containsKey("source");
    String hidden = encoder ? "encoded" : "hidden";
    NDArray ids = batch.arrays().get(encoder ? "source" : "tokens");
    NDArray vectors = model.run(batch, Set.of(hidden), Mode.inference()).get(hidden);
    float[] weight = model.parameters().get("heads.target.weight").toFloatArray();
    float[] bias = model.parameters().get("heads.target.bias").toFloatArray();
    long[] targets = batch.arrays().get("targets").toLongArray();
    int pad = bench.tokenizer.special().pad();
    double loss = 0;
    for (int row = 0; row < targets.length; row++) {
      long[] read = ids.get(row).toLongArray();
      int length = 0;
      while (length < read.length && read[length] != pad) {
        length++;
      }
      float[] all = vectors.get(row).toFloatArray();
      int width = all.length / read.length;
      double[] logits = new double[bias.length];
      int from = pooling == Pooling.LAST ? length - 1 : 0;
      int to = pooling == Pooling.FIRST ? 1 : length;
      for (int label = 0; label < bias.length; label++) {
        logits[label] = bias[label];
        for (int at = from; at < to; at++) {
          for (int i = 0; i < width; i++) {
            logits[label] += weight[label * width + i] * all[at * width + i] / (to - from);
          }
        }
      }
      double sum = 0;
      double mean = 0;
      for (double logit : logits) {
        sum += Math.exp(logit);
        mean += logit / logits.length;
      }
      double sure = Math.log(sum) - logits[(int) targets[row]];
      loss += 0.9 * sure + 0.1 * (Math.log(sum) - mean);
    }
    return loss;
  }

  @Test
  void aTextIsReadWithItsSymbolsOnly() {
    Target task = learned(classification());
    Model model = bench.decoder(task);
    List<Pair> pairs = List.of(Pair.of("a cat", "cold"));
    long[] tokens = bench.batch(task, model, pairs).arrays().get("tokens").toLongArray();
    assertEquals(bench.tokenizer.special().begin(), tokens[0]);
    assertEquals(bench.tokenizer.id("<sep>").orElseThrow(), tokens[3]);
    assertEquals(bench.tokenizer.special().pad(), tokens[4]);
    assertEquals(4, task.length(model, pairs.get(0)));
  }

  @Test
  void labelsAreKeptInState() {
    Target task = learned(classification());
    Target other = classification().task();
    MemoryState.copy(task, other);
    try (Model model = bench.decoder(other)) {
      assertEquals(3, model.parameters().get("heads.target.bias").size());
    }
    Target bare = classification().task();
    MemoryState.copy(classification().task(), bare);
    assertThrows(IllegalStateException.class, () -> bench.decoder(bare));
  }

  @Test
  void aHeadIsOnlyLikeOneWithTheSameLabelsInTheSameForm() {
    Target task = learned(classification());
    Head head = head(task);
    assertTrue(head.isLike(head(learned(classification()))));
    Target moods = classification().task();
    moods.learn(Pairs.of("the", "glad", "a", "sad", "cat", "calm"));
    assertFalse(head.isLike(head(moods)));
    Target extraction = TestConfig.of(FormType.EXTRACTION).task();
    extraction.learn(Pairs.of("the", "warm", "a", "cold", "cat", "dull"));
    assertFalse(head.isLike(head(extraction)));
  }

  private Head head(Target task) {
    return bench.decoder(task).heads().get(0);
  }

  @Test
  void aLabelThatWasNotLearnedCannotBeTaught() {
    Target task = learned(classification());
    Model model = bench.decoder(task);
    List<Pair> pairs = List.of(Pair.of("a cat", "odd"));
    String message =
        assertThrows(DataException.class, () -> bench.batch(task, model, pairs)).getMessage();
    assertTrue(message.contains("'odd' is not among") && message.contains("cold"), message);
  }

  @Test
  void oneLabelIsNotEnough() {
    Target task = classification().task();
    String message =
        assertThrows(DataException.class, () -> task.learn(Pairs.of("a", "x", "b", "x")))
            .getMessage();
    assertTrue(message.contains("[x] only"), message);
  }

  @Test
  void aLabelIsNotWritten() {
    Target task = learned(classification());
    Model model = bench.decoder(task);
    String message =
        assertThrows(IllegalArgumentException.class, () -> task.prompt(model, "a")).getMessage();
    assertTrue(message.contains("classification"), message);
  }
}
