package org.syntagma.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.model.Term;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.tiny.Backends;
import org.syntagma.runtime.tiny.TinyDecoder;
import org.syntagma.runtime.tiny.TinyTokenizer;

class AdaptationTest {
  private static final String QUERY = "attention.query.weight";
  private static final Edit.AddLora LORA = new Edit.AddLora("attention.*.weight", 2, 6);

  private static Backend backend;

  @BeforeAll
  static void open() {
    backend = Backends.open("eager");
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  @Test
  void anAdaptedModelFirstComputesWhatItDid() {
    try (Model plain = model()) {
      float[] before = logits(plain);
      try (Model adapted = plain.with(LORA)) {
        assertArrayEquals(before, logits(adapted));
        assertEquals(3, adapted.adapters().size());
        assertTrue(adapted.adapters().contains(new Edit.AddLora(QUERY, 2, 6)));
      }
    }
  }

  @Test
  void onlyTheFactorsOfWhatMatchesAreTrained() {
    try (Model adapted = model().with(LORA)) {
      assertEquals(new Shape(2, 8), adapted.parameters().get(QUERY + ".lora-a").getShape());
      assertEquals(new Shape(8, 2), adapted.parameters().get(QUERY + ".lora-b").getShape());
      assertFalse(adapted.trainable().contains(QUERY));
      assertTrue(adapted.trainable().containsAll(Set.of(QUERY + ".lora-a", QUERY + ".lora-b")));
      assertTrue(adapted.trainable().contains("embedding"));
      Gradients gradients = gradients(adapted);
      assertFalse(gradients.arrays().containsKey(QUERY));
      assertTrue(largest(gradients.arrays().get(QUERY + ".lora-b")) > 0);
      assertEquals(0, largest(gradients.arrays().get(QUERY + ".lora-a")), "B is still 0");
    }
  }

  @Test
  void theMatrixIsTheOldOneAndTheScaledProductOfTheFactors() {
    try (Model adapted = model().with(LORA);
        NDManager manager = backend.manager().newSubManager()) {
      fill(adapted);
      NDArray a = adapted.parameters().get(QUERY + ".lora-a");
      NDArray b = adapted.parameters().get(QUERY + ".lora-b");
      double expected = adapted.parameters().get(QUERY).getFloat(3, 5);
      for (int i = 0; i < 2; i++) {
        expected += 3.0 * b.getFloat(3, i) * a.getFloat(i, 5);
      }
      Adapters adapters = Adapters.of(List.of(new Edit.AddLora(QUERY, 2, 6)));
      NDArray merged = adapters.merged(adapted.parameters(), manager).get(QUERY);
      assertEquals(expected, merged.getFloat(3, 5), 1e-6);
    }
  }

  @Test
  void aMergedModelComputesTheSameWithoutFactors() {
    Model adapted = model().with(LORA);
    fill(adapted);
    float[] before = logits(adapted);
    try (Model merged = adapted.with(new Edit.MergeLora())) {
      assertArrayEquals(before, logits(merged), 1e-5f);
      assertTrue(merged.parameters().paths().stream().noneMatch(path -> path.contains("lora")));
      assertTrue(merged.trainable().contains(QUERY));
      assertEquals(List.of(), merged.adapters());
    }
  }

  @Test
  void whatWasFrozenAndNotAdaptedIsStillFrozenAfterMerging() {
    Model frozen = model().with(new Edit.Freeze("embedding")).with(LORA);
    try (Model merged = frozen.with(new Edit.MergeLora())) {
      assertFalse(merged.trainable().contains("embedding"));
      assertTrue(merged.trainable().contains(QUERY));
    }
  }

  @Test
  void generationUsesTheFactors() {
    Decoding greedy = Decoding.greedy(4);
    List<Prompt> prompts = List.of(new Prompt(List.of(4, 5)));
    Model adapted = model().with(new Edit.AddLora("**", 2, 40));
    List<Sample> before = adapted.generator().generate(prompts, greedy, Randomness.of(1));
    fill(adapted);
    List<Sample> after = adapted.generator().generate(prompts, greedy, Randomness.of(1));
    assertFalse(before.equals(after), "the factors changed nothing: choose others for this test");
    try (Model merged = adapted.with(new Edit.MergeLora())) {
      Sample same = merged.generator().generate(prompts, greedy, Randomness.of(1)).get(0);
      assertEquals(after.get(0).tokens(), same.tokens());
    }
  }

  @Test
  void aPatternWithoutMatricesIsRefused() {
    try (Model model = model()) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> model.with(new Edit.AddLora("layers.**", 2, 2)));
      assertTrue(e.getMessage().contains("no parameter matches 'layers.**'"), e.getMessage());
    }
  }

  @Test
  void symbolsAddRowsAndLeaveTheOldBytes() {
    SymbolTokenizer tokenizer = new SymbolTokenizer(new TinyTokenizer(12));
    Model model =
        NetworkModel.create(
            () -> new TinyDecoder(tokenizer.size(), 6), tokenizer, backend, Randomness.of(3));
    float[] rows = model.parameters().get("embedding").toFloatArray();
    float[] key = model.parameters().get("attention.key.weight").toFloatArray();
    float[] before = logits(model);
    try (Model grown = model.with(new Edit.AddSymbols(List.of("<sep>", "<ask>")))) {
      assertEquals(14, grown.tokenizer().size());
      assertEquals(13, grown.tokenizer().id("<ask>").orElseThrow());
      float[] now = grown.parameters().get("embedding").toFloatArray();
      assertEquals(new Shape(14, 8), grown.parameters().get("embedding").getShape());
      for (int i = 0; i < rows.length; i++) {
        assertEquals(Float.floatToIntBits(rows[i]), Float.floatToIntBits(now[i]));
      }
      assertTrue(now[rows.length] != now[rows.length + 8], "new rows differ");
      double mean = 0;
      for (int i = 0; i < rows.length; i += 8) {
        mean += rows[i] / 12;
      }
      try (Model blank =
          NetworkModel.blank(() -> new TinyDecoder(tokenizer.size(), 6), tokenizer, backend)) {
        NDArray young = blank.parameters().get("embedding");
        try (NDArray old = backend.manager().create(rows, new Shape(12, 8))) {
          Vocabularies.copy(old, young);
        }
        assertEquals(mean, young.getFloat(13, 0), 1e-5);
        assertEquals(rows[11 * 8 + 7], young.getFloat(11, 7));
      }
      assertArrayEquals(key, grown.parameters().get("attention.key.weight").toFloatArray());
      float[] after = logits(grown);
      for (int i = 0; i < 6; i++) {
        for (int id = 0; id < 12; id++) {
          assertEquals(before[i * 12 + id], after[i * 14 + id], 1e-6);
        }
      }
      assertEquals(grown, grown.with(new Edit.AddSymbols(List.of("<sep>"))), "it is there");
      assertEquals(grown.parameters().paths(), grown.trainable());
    }
  }

  private static Model model() {
    return NetworkModel.create(
        new TinyDecoder(12, 6), new TinyTokenizer(12), backend, Randomness.of(3));
  }

  /** Gives B values, as training would. */
  private static void fill(Model model) {
    model
        .parameters()
        .asMap()
        .forEach(
            (path, array) -> {
              if (path.endsWith(".lora-b")) {
                array.addi(array.getManager().randomNormal(array.getShape()));
              }
            });
  }

  private static double largest(NDArray array) {
    return Stream.of(array.abs().max().toFloatArray()[0]).findFirst().orElseThrow();
  }

  private static float[] logits(Model model) {
    try (NDManager manager = backend.manager().newSubManager()) {
      return model
          .run(batch(manager), Set.of("logits"), Mode.inference())
          .get("logits")
          .toFloatArray();
    }
  }

  private static Gradients gradients(Model model) {
    NDManager manager = backend.manager().newSubManager();
    Term term =
        new Term(
            "squares",
            Set.of("logits"),
            (outputs, batch) -> new Loss(outputs.get("logits").square().sum(), 1),
            Optional.empty(),
            1);
    return model.gradients(batch(manager), List.of(term), Mode.training(Randomness.of(0)));
  }

  private static Batch batch(NDManager manager) {
    NDArray tokens = manager.create(new long[] {4, 5, 6, 7, 8, 9}, new Shape(2, 3));
    return Batch.of(manager, Map.of("tokens", tokens), 6);
  }
}
