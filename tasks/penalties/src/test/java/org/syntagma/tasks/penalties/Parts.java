package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDManager;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.PenaltyContext;
import org.syntagma.backends.eager.EagerPlugin;

/** What a test of penalties needs. */
final class Parts {
  private Parts() {}

  static Backend backend() {
    Component<? extends Backend> component = new EagerPlugin().backends().get(0);
    try {
      Constructor<?> constructor = component.implementation().getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      Method defaults = component.configuration().getDeclaredMethod("defaults");
      defaults.setAccessible(true);
      return component.implementation().cast(constructor.newInstance(defaults.invoke(null)));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Texts as a language model's batch for a decoder alone; −1 is where nothing is. */
  static Batch batch(NDManager manager, long[][] tokens, long[][] targets) {
    long count = 0;
    for (long[] row : targets) {
      for (long id : row) {
        count += id >= 0 ? 1 : 0;
      }
    }
    return Batch.of(
        manager,
        Map.of("tokens", manager.create(tokens), "targets", manager.create(targets)),
        count);
  }

  /** A penalty's question about a batch, in the first of ten updates. */
  static PenaltyContext context(Model model, Batch batch, Randomness randomness) {
    Charge task =
        new Charge(
            batch,
            Mode.trainingWithoutDropout(),
            Set.of("logits"),
            (outputs, same) -> new Loss(outputs.get("logits").sum(), batch.count()),
            Optional.empty(),
            batch.count());
    return context(model, task, randomness);
  }

  /** The same about what a task asks. */
  static PenaltyContext context(Model model, Charge task, Randomness randomness) {
    return new Question(model, task, randomness);
  }

  private record Question(Model model, Charge task, Randomness randomness)
      implements PenaltyContext {
    @Override
    public long update() {
      return 1;
    }

    @Override
    public long updates() {
      return 10;
    }

    @Override
    public List<Sample> samples(List<Prompt> prompts, Decoding decoding) {
      return model.generator().generate(prompts, decoding, randomness.at("samples"));
    }
  }

  static double[] doubles(float[] values) {
    List<Double> list = new ArrayList<>();
    for (float value : values) {
      list.add((double) value);
    }
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
