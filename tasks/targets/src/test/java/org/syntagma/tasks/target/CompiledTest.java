package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.backends.pytorch.Precision;
import org.syntagma.backends.pytorch.PyTorchBackend;
import org.syntagma.tasks.target.TargetConfig.FormType;

class CompiledTest {
  private static final Pairs PAIRS = Pairs.of("a b c", "d e d", "b", "e", "c c", "d d");

  /** Batches of different sizes go through one program. */
  @Test
  void everyFormsObjectiveCompilesToTheLossOverArrays() {
    Tokenizer tokenizer = new SymbolTokenizer(Parts.words("a b c d e"), List.of("<sep>"));
    try (Backend backend = new PyTorchBackend("cpu", Precision.FLOAT32)) {
      for (FormType form : FormType.values()) {
        double smoothing = form == FormType.RETRIEVAL ? 0 : 0.1;
        Target task = TestConfig.of(form).smoothing(smoothing).task();
        PAIRS.rewind();
        task.learn(PAIRS);
        try (Model model =
            Pupil.model(Parts.encoderDecoder(tokenizer, 16), tokenizer, backend, task)) {
          for (int size = 2; size <= 3; size++) {
            Batch batch =
                task.batch(
                    model, PAIRS.all().subList(0, size), backend.manager(), Randomness.of(1));
            requireBothForms(model, task, batch);
          }
        }
      }
    }
  }

  private static void requireBothForms(Model model, Target task, Batch batch) {
    Gradients plain = Pupil.gradients(model, task, batch, false);
    Gradients compiled = Pupil.gradients(model, task, batch, true);
    double loss = compiled.losses().get("target");
    assertTrue(loss > 0);
    assertEquals(loss, plain.losses().get("target"), 1e-4 * loss);
    assertEquals(plain.arrays().keySet(), compiled.arrays().keySet());
    compiled
        .arrays()
        .forEach(
            (path, array) ->
                assertArrayEquals(
                    array.toFloatArray(), plain.arrays().get(path).toFloatArray(), 1e-5f, path));
  }
}
