package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.model.Model;
import org.syntagma.tasks.target.TargetConfig.FormType;
import org.syntagma.testkit.state.MemoryState;

class ExtractionTest {
  private static final Pairs PAIRS =
      Pairs.of(
          "in new york it", "O B-LOC I-LOC O",
          "bob in york", "B-PER O B-LOC",
          "it", "O",
          "bob bob york", "B-PER I-PER B-LOC");

  private final Bench bench = new Bench(Parts.bytes());

  @AfterEach
  void close() {
    bench.close();
  }

  private static Target learned() {
    Target task = TestConfig.of(FormType.EXTRACTION).task();
    PAIRS.rewind();
    task.learn(PAIRS);
    return task;
  }

  @Test
  void aWordIsItsFirstTokenThatIsNoSpace() {
    WordPieces pieces = WordPieces.of(List.of("ab", "c", "de"), bench.tokenizer);
    assertArrayEquals(bench.tokenizer.encode("ab c de"), pieces.ids());
    assertArrayEquals(new int[] {0, 3, 5}, pieces.starts());
    assertEquals(List.of("a", "b"), WordPieces.words("  a \t b "));
    assertEquals(List.of(), WordPieces.words("  "));
  }

  @Test
  void wordStartsPointAtWordsAndPadsAreNotLearned() {
    Target task = learned();
    for (Model model : new Model[] {bench.decoder(task), bench.encoderDecoder(task)}) {
      List<Pair> pairs = List.of(Pair.of("it bob", "O B-PER"), Pair.of("in", "O"));
      Batch batch = bench.batch(task, model, pairs);
      long[] starts = batch.arrays().get("wordStarts").toLongArray();
      boolean encoder = batch.arrays().containsKey("source");
      long[] read = batch.arrays().get(encoder ? "source" : "tokens").toLongArray();
      int width = starts.length / 2;
      assertEquals(bench.tokenizer.encode("i")[0], read[(int) starts[0]]);
      assertEquals(bench.tokenizer.encode("b")[0], read[(int) starts[1]]);
      assertEquals(1, starts[width]);
      long[] targets = batch.arrays().get("targets").toLongArray();
      assertEquals(List.of(4L, 1L, -1L), List.of(targets[0], targets[1], targets[2]));
      assertEquals(-1, targets[width + 1]);
      assertEquals(3, batch.count());
    }
  }

  @Test
  void lossIsTheSameInBothFormsAndAsComputedByHand() {
    Target task = learned();
    for (Model model : new Model[] {bench.decoder(task), bench.encoderDecoder(task)}) {
      Batch batch = bench.batch(task, model, PAIRS.all());
      NDArray logits = model.run(batch, task.outputs(), Mode.inference()).get("target");
      NDArray starts = batch.arrays().get("wordStarts");
      NDArray targets = batch.arrays().get("targets");
      double expected = 0;
      for (int row = 0; row < 4; row++) {
        for (int i = 0; i < starts.getShape().get(1); i++) {
          long target = targets.getLong(row, i);
          if (target >= 0) {
            float[] at = logits.get(row).get(starts.getLong(row, i)).toFloatArray();
            double sum = 0;
            for (float logit : at) {
              sum += Math.exp(logit);
            }
            expected += Math.log(sum) - at[(int) target];
          }
        }
      }
      bench.requireBothForms(task, model, batch, expected);
    }
  }

  @Test
  void learnsToLabelWordsWithAnEncoder() {
    Target task = learned();
    Model model = bench.encoderDecoder(task);
    double loss = new Pupil<>(model, task).learn(PAIRS.all(), 1e-2, 300);
    assertTrue(loss < 0.05, "loss " + loss);
    Map<String, Double> found = Bench.evaluate(task, model, PAIRS, 3).values();
    assertEquals(
        List.of("loss", "accuracy", "precision", "recall", "f1"), List.copyOf(found.keySet()));
    assertEquals(1, found.get("accuracy"));
    assertEquals(1, found.get("f1"));
    Pairs others = Pairs.of("in new york it", "O B-LOC I-LOC O", "bob in york", "B-PER O B-ORG");
    Map<String, Double> worse = Bench.evaluate(task, model, others, 3).values();
    assertEquals(6 / 7.0, worse.get("accuracy"), 1e-12);
    assertEquals(2 / 3.0, worse.get("f1"), 1e-12);
  }

  @Test
  void labelsAreKeptInState() {
    Target other = TestConfig.of(FormType.EXTRACTION).task();
    MemoryState.copy(learned(), other);
    try (Model model = bench.decoder(other)) {
      assertEquals(5, model.parameters().get("heads.target.bias").size());
    }
  }

  @Test
  void refusesAnotherNumberOfLabelsThanWords() {
    Target task = learned();
    Model model = bench.decoder(task);
    List<Pair> pairs = List.of(Pair.of("it is", "O"));
    String message =
        assertThrows(DataException.class, () -> bench.batch(task, model, pairs)).getMessage();
    assertTrue(message.contains("2 words have 1 labels: [it, is] and [O]"), message);
    assertEquals(0, task.length(model, Pair.of(" ", "")));
  }
}
