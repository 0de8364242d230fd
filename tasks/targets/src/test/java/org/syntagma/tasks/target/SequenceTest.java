package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.StageKind;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.tasks.target.TargetConfig.FormType;
import org.syntagma.testkit.Backends;

class SequenceTest {
  private static final String CONTROL = "<translate>";
  private static final Pairs PAIRS = Pairs.of("a b c", "d e", "b", "a a a", "c c", "");

  private final Backend backend = Backends.create("eager");
  private final NDManager manager = backend.manager().newSubManager();
  private final Tokenizer tokenizer =
      new SymbolTokenizer(Parts.words("a b c d e"), List.of("<sep>", CONTROL));
  private final Tokenizer.Special special = tokenizer.special();
  private final int sep = tokenizer.id("<sep>").orElseThrow();

  @AfterEach
  void close() {
    backend.close();
  }

  private static TestConfig sequence() {
    return TestConfig.of(FormType.SEQUENCE);
  }

  private Model decoder(Target task) {
    return Pupil.model(Parts.gpt2(tokenizer, 20), tokenizer, backend, task);
  }

  private Model encoderDecoder(Target task) {
    return Pupil.model(Parts.encoderDecoder(tokenizer, 20), tokenizer, backend, task);
  }

  private int id(String word) {
    return tokenizer.encode(word)[0];
  }

  @Test
  void padsAreNeverLearnedAndTheEndSymbolIs() {
    Target task = sequence().task();
    List<Pair> pairs = PAIRS.all().subList(0, 2);
    Batch batch = task.batch(decoder(task), pairs, manager, Randomness.of(1));
    long pad = special.pad();
    long begin = special.begin();
    assertArrayEquals(
        new long[] {
          begin, id("a"), id("b"), id("c"), sep, id("d"), id("e"), pad, begin, id("b"), sep,
          id("a"), id("a"), id("a"), pad, pad
        },
        batch.arrays().get("tokens").toLongArray());
    assertArrayEquals(
        new long[] {
          -1,
          -1,
          -1,
          -1,
          id("d"),
          id("e"),
          special.end(),
          -1,
          -1,
          -1,
          id("a"),
          id("a"),
          id("a"),
          special.end(),
          -1,
          -1
        },
        batch.arrays().get("targets").toLongArray());
    assertEquals(7, batch.count());
    assertEquals(3 / 16.0, batch.padding(), 1e-12);
  }

  @Test
  void theSourceHasItsOwnWeight() {
    Target task = sequence().sourceWeight(0.5).task();
    List<Pair> pairs = PAIRS.all().subList(0, 1);
    Batch batch = task.batch(decoder(task), pairs, manager, Randomness.of(1));
    assertArrayEquals(
        new long[] {id("a"), id("b"), id("c"), sep, id("d"), id("e"), special.end(), -1},
        batch.arrays().get("targets").toLongArray());
    assertArrayEquals(
        new float[] {0.5f, 0.5f, 0.5f, 0.5f, 1, 1, 1, 0},
        batch.arrays().get("weights").toFloatArray());
    assertEquals(3 + 2, batch.count());
  }

  @Test
  void aDecoderAloneLearnsTheSourceInPretrainingOnlyUnlessTheSettingSaysOtherwise() {
    Target usual = sequence().usualSourceWeight().task();
    Model decoder = decoder(usual);
    Model encoderDecoder = encoderDecoder(usual);
    assertEquals(4 + 3, counted(usual, decoder, StageKind.PRETRAINING));
    assertEquals(3, counted(usual, decoder, StageKind.FINE_TUNING));
    assertEquals(3, counted(usual, encoderDecoder, StageKind.PRETRAINING));
    assertEquals(3, counted(usual, encoderDecoder, StageKind.FINE_TUNING));
    Target without = sequence().sourceWeight(0).task();
    assertEquals(3, counted(without, decoder, StageKind.PRETRAINING));
    Target with = sequence().sourceWeight(1).task();
    assertEquals(4 + 3, counted(with, decoder, StageKind.FINE_TUNING));
    assertEquals(4 + 3, counted(with, encoderDecoder, StageKind.FINE_TUNING));
  }

  private long counted(Target task, Model model, StageKind stage) {
    task.taughtIn(stage);
    return task.batch(model, PAIRS.all().subList(0, 1), manager, Randomness.of(1)).count();
  }

  @Test
  void theLossOfTargetsIsReportedWithoutThatOfSourcesWhetherTheseAreLearnedOrNot() {
    Target task = sequence().usualSourceWeight().withoutAnswers().task();
    Model model = decoder(task);
    Metrics pretraining = evaluate(task, model, PAIRS, 3);
    task.taughtIn(StageKind.FINE_TUNING);
    Metrics fineTuning = evaluate(task, model, PAIRS, 3);
    assertEquals(fineTuning.count(), pretraining.count());
    fineTuning
        .values()
        .forEach((name, value) -> assertEquals(value, pretraining.values().get(name), 1e-5));
    assertTrue(pretraining.values().containsKey("source-loss"), pretraining.toString());
    assertFalse(fineTuning.values().containsKey("source-loss"), fineTuning.toString());
  }

  @Test
  void lossIsTheSameInBothFormsAndAsComputedByHand() {
    for (double smoothing : new double[] {0, 0.2}) {
      Target task = sequence().sourceWeight(0.3).smoothing(smoothing).control(CONTROL).task();
      for (Model model : new Model[] {decoder(task), encoderDecoder(task)}) {
        Batch batch = task.batch(model, PAIRS.all(), manager, Randomness.of(1));
        Gradients plain = Pupil.gradients(model, task, batch, false);
        Gradients compiled = Pupil.gradients(model, task, batch, true);
        double expected = byHand(model, batch, smoothing);
        assertEquals(expected, plain.losses().get("target"), 1e-4 * expected);
        assertEquals(expected, compiled.losses().get("target"), 1e-4 * expected);
        compiled
            .arrays()
            .forEach(
                (path, array) ->
                    assertArrayEquals(
                        array.toFloatArray(), plain.arrays().get(path).toFloatArray(), 1e-5f));
      }
    }
  }

  /** Σ weight · ((1 − ε) · −log p(target) + ε · mean −log p), in double precision. */
  private double byHand(Model model, Batch batch, double smoothing) {
    float[] logits =
        model.run(batch, Set.of("logits"), Mode.inference()).get("logits").toFloatArray();
    long[] targets = batch.arrays().get("targets").toLongArray();
    float[] weights = batch.arrays().get("weights").toFloatArray();
    int size = logits.length / targets.length;
    double loss = 0;
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] >= 0) {
        double sum = 0;
        double mean = 0;
        for (int id = 0; id < size; id++) {
          sum += Math.exp(logits[i * size + id]);
          mean += logits[i * size + id] / (double) size;
        }
        double sure = Math.log(sum) - logits[i * size + (int) targets[i]];
        loss += weights[i] * ((1 - smoothing) * sure + smoothing * (Math.log(sum) - mean));
      }
    }
    return loss;
  }

  @Test
  void learnsToReverseWordsWithAndWithoutAnEncoder() {
    Pairs pairs = Pairs.of("a b c", "c b a", "b d", "d b", "e a d c", "c d a e", "c", "c");
    Target task = sequence().control(CONTROL).task();
    for (Model model : new Model[] {decoder(task), encoderDecoder(task)}) {
      double loss = new Pupil<>(model, task).learn(pairs.all(), 1e-2, 300);
      assertTrue(loss < 0.05, "loss " + loss);
      Map<String, Double> found = evaluate(task, model, pairs, 3).values();
      assertEquals(
          List.of("loss", "perplexity", "token-accuracy", "exact-match"),
          List.copyOf(found.keySet()));
      assertEquals(1, found.get("token-accuracy"));
      assertEquals(1, found.get("exact-match"));
      Pairs others = Pairs.of("a b c", "c b a", "b d", "d b", "e a d c", "b b b b", "c", "d");
      assertEquals(0.5, evaluate(task, model, others, 3).values().get("exact-match"));
    }
  }

  @Test
  void anEncoderDecoderThatAlsoWritesTheSourceAnswersWithTheTarget() {
    Pairs pairs = Pairs.of("a b c", "c b a", "b d", "d b");
    Target task = sequence().control(CONTROL).sourceWeight(1).task();
    Model model = encoderDecoder(task);
    new Pupil<>(model, task).learn(pairs.all(), 1e-2, 300);
    Map<String, Double> found = evaluate(task, model, pairs, 2).values();
    assertEquals(1, found.get("exact-match"));
    assertTrue(found.get("source-loss") < 0.1, found.toString());
    // Neither the maximum nor a stop string has to do with the source.
    assertEquals("c b", written(model, task, Decoding.greedy(2)));
    assertEquals("c", written(model, task, Decoding.greedy(5).withStop(List.of("b"))).strip());
  }

  private String written(Model model, Target task, Decoding decoding) {
    List<Prompt> prompts = List.of(task.prompt(model, "a b c"));
    Sample sample = model.generator().generate(prompts, decoding, Randomness.of(1)).get(0);
    List<Integer> answer = task.answer(model, sample.tokens());
    return tokenizer.decode(answer.stream().mapToInt(Integer::intValue).toArray()) + sample.rest();
  }

  private static Metrics evaluate(Target task, Model model, Pairs pairs, int examples) {
    pairs.rewind();
    return task.evaluate(model, new Evaluation<>(pairs, examples, OptionalLong.empty()));
  }

  @Test
  void metricsDoNotDependOnHowTheCorpusIsBatched() {
    Target task = sequence().sourceWeight(0.5).task();
    Model model = decoder(task);
    Metrics all = evaluate(task, model, PAIRS, 3);
    Batch batch = task.batch(model, PAIRS.all(), manager, Randomness.of(1));
    assertEquals(3 + 4 + 1, all.count());
    double nats = required(model, batch, false);
    assertEquals(nats / 8, all.values().get("loss"), 1e-5);
    assertEquals(Math.exp(nats / 8), all.values().get("perplexity"), 1e-3);
    assertEquals(required(model, batch, true) / 9, all.values().get("source-loss"), 1e-5);
    Metrics single = evaluate(task, model, PAIRS, 1);
    all.values().forEach((name, value) -> assertEquals(value, single.values().get(name), 1e-5));
  }

  /** −Σ log p of the targets whose weight is 1, or of the others. */
  private double required(Model model, Batch batch, boolean others) {
    NDArray logits = model.run(batch, Set.of("logits"), Mode.inference()).get("logits");
    NDArray each = new CrossEntropy(0).each(logits, batch.arrays().get("targets"));
    NDArray weights = batch.arrays().get("weights");
    return each.mul(weights.eq(others ? 0.5f : 1f).toType(each.getDataType(), false))
        .sum()
        .getFloat();
  }

  @Test
  void withoutAnswersOnlyWhatTheTargetsSayIsMeasured() {
    Target task = sequence().withoutAnswers().task();
    assertEquals(
        List.of("loss", "perplexity", "token-accuracy"),
        List.copyOf(evaluate(task, decoder(task), PAIRS, 2).values().keySet()));
  }

  @Test
  void evaluationLeavesNothingBehind() {
    Target task = sequence().task();
    Model model = decoder(task);
    evaluate(task, model, PAIRS, 2);
    int before = backend.manager().getManagedArrays().size();
    evaluate(task, model, PAIRS, 2);
    assertEquals(before, backend.manager().getManagedArrays().size());
  }

  @Test
  void refusesToEvaluateOnNothing() {
    Target task = sequence().task();
    Model model = decoder(task);
    String message =
        assertThrows(DataException.class, () -> evaluate(task, model, Pairs.of(), 2)).getMessage();
    assertTrue(message.contains("is empty"), message);
  }

  @Test
  void namesTheSymbolThatTheTokenizerLacks() {
    Tokenizer bare = Parts.words("a b");
    Model model = NetworkModel.create(Parts.gpt2(bare, 8), bare, backend, Randomness.of(1));
    Target task = sequence().task();
    String message =
        assertThrows(IllegalArgumentException.class, () -> task.heads(model)).getMessage();
    assertTrue(message.contains("no symbol '<sep>'"), message);
    Target controlled = sequence().control("<other>").task();
    String other =
        assertThrows(IllegalArgumentException.class, () -> decoder(controlled)).getMessage();
    assertTrue(other.contains("no symbol '<other>'"), other);
    assertEquals(List.of("<sep>"), task.symbols());
    assertEquals(List.of("<sep>", "<other>"), controlled.symbols());
  }

  @Test
  void objectiveIsAlwaysTheSameObject() {
    Target task = sequence().task();
    assertSame(task.objective().orElseThrow(), task.objective().orElseThrow());
    assertEquals("target", task.name());
  }

  @Test
  void promptsAreLaidOutAsInTraining() {
    Target task = sequence().control(CONTROL).task();
    int control = tokenizer.id(CONTROL).orElseThrow();
    assertEquals(
        List.of(special.begin(), id("a"), id("b"), sep, control),
        task.prompt(decoder(task), "a b").tokens());
    assertEquals(
        List.of(special.begin(), control, id("a"), id("b"), special.end()),
        task.prompt(encoderDecoder(task), "a b").tokens());
    assertEquals(List.of(7, 8), task.answer(decoder(task), List.of(7, 8)));
  }
}
