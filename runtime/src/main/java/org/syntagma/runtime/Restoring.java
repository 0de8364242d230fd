package org.syntagma.runtime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.function.Predicate;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateException;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.model.SymbolTokenizer;
import org.syntagma.runtime.model.Vocabularies;

/** Gives a model the parameters that a checkpoint holds. */
final class Restoring {
  /** The key of a model's settings that has the size of its vocabulary. */
  static final String VOCABULARY = "vocabulary";

  private Restoring() {}

  /**
   * Overwrites the model's parameters; those that only the checkpoint has, such as heads of tasks,
   * are left out. Rows of symbols that were added since get the mean of the others.
   *
   * @throws StateException if one is absent or has another shape
   */
  static void parameters(Model model, Checkpoint checkpoint, String name) {
    parameters(model, checkpoint, name, path -> true);
  }

  /** The same of those parameters whose path is {@code wanted}. */
  static void parameters(
      Model model, Checkpoint checkpoint, String name, Predicate<String> wanted) {
    try (NDManager scratch = model.backend().manager().newSubManager()) {
      parameters(
          model,
          checkpoint.parameters(name, scratch),
          vocabularies(checkpoint, name, model),
          checkpoint.path().toString(),
          wanted);
    }
  }

  /** The vocabulary's sizes: the tokenizer's own, when the checkpoint was written, and now. */
  static Vocabularies vocabularies(Checkpoint checkpoint, String name, Model model) {
    long then = checkpoint.settings(name).get(VOCABULARY).getAsLong();
    Vocabularies sizes = Vocabularies.of(then).and(model.tokenizer().size());
    return model.tokenizer() instanceof SymbolTokenizer symbols
        ? sizes.and(symbols.plain().size())
        : sizes;
  }

  /**
   * Overwrites those of the model's parameters that are wanted.
   *
   * @param where the parameters are from, for messages
   */
  static void parameters(
      Model model,
      Map<String, NDArray> saved,
      Vocabularies sizes,
      String where,
      Predicate<String> wanted) {
    model
        .parameters()
        .asMap()
        .forEach(
            (path, array) -> {
              if (wanted.test(path)) {
                copy(where, path, saved, array, sizes);
              }
            });
  }

  private static void copy(
      String where, String path, Map<String, NDArray> saved, NDArray target, Vocabularies sizes) {
    NDArray source = saved.get(path);
    if (source == null) {
      throw new StateException(
          "%s has no parameter '%s', which the network asks for".formatted(where, path));
    }
    if (!sizes.carry(source.getShape(), target.getShape())) {
      throw new StateException(
          "%s: parameter '%s' has the shape %s, but the network asks for %s"
              .formatted(where, path, source.getShape(), target.getShape()));
    }
    Vocabularies.copy(source, target);
  }
}
