package org.syntagma.tasks.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.OptionalLong;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;
import org.syntagma.testkit.Backends;

/** What tests of all forms share. */
final class Bench implements AutoCloseable {
  final Backend backend = Backends.create("eager");
  final NDManager manager = backend.manager().newSubManager();
  final Tokenizer tokenizer;

  Bench(Tokenizer inner) {
    tokenizer = new SymbolTokenizer(inner, List.of("<sep>"));
  }

  Model decoder(Task<?, ?> task) {
    return Pupil.model(Parts.gpt2(tokenizer, 24), tokenizer, backend, task);
  }

  Model encoderDecoder(Task<?, ?> task) {
    return Pupil.model(Parts.encoderDecoder(tokenizer, 24), tokenizer, backend, task);
  }

  <E> Batch batch(Task<E, Batch> task, Model model, List<? extends E> examples) {
    return task.batch(model, examples, manager, Randomness.of(1));
  }

  static Metrics evaluate(Target task, Model model, Pairs pairs, int examples) {
    pairs.rewind();
    return task.evaluate(model, new Evaluation<>(pairs, examples, OptionalLong.empty()));
  }

  /** The loss in NDArrays and in Ops has this sum, and the same gradients. */
  void requireBothForms(Task<?, Batch> task, Model model, Batch batch, double expected) {
    Gradients plain = Pupil.gradients(model, task, batch, false);
    Gradients compiled = Pupil.gradients(model, task, batch, true);
    assertEquals(expected, plain.losses().get("target"), 1e-4 * expected);
    assertEquals(expected, compiled.losses().get("target"), 1e-4 * expected);
    assertTrue(compiled.arrays().keySet().stream().anyMatch(path -> path.contains("layers.0")));
    compiled
        .arrays()
        .forEach(
            (path, array) ->
                assertArrayEquals(
                    array.toFloatArray(), plain.arrays().get(path).toFloatArray(), 1e-5f, path));
  }

  @Override
  public void close() {
    backend.close();
  }
}
