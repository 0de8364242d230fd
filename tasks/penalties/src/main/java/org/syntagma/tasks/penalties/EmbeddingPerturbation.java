package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.EmbeddedInput;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.PenaltyContext;
import org.syntagma.toolkit.embeddings.WorstShift;

/**
 * A task's loss where the embeddings of its inputs are shifted so that it is worst (adversarial
 * training, Miyato et al. 2017, equations 5 to 7; {@link WorstShift} says how far). The shift is a
 * constant to what is learned, and dropout is that of the task's own pass. Its elements are the
 * task's. Tasks whose inputs are looked up nowhere are left alone.
 *
 * <p>An update makes three passes instead of one: one more finds the shift, and one learns under
 * it.
 */
@Description("the task's loss where embeddings are shifted along its gradient (Miyato et al. 2017)")
final class EmbeddingPerturbation implements Penalty {
  private final WorstShift shift;

  @Inject
  EmbeddingPerturbation(EmbeddingPerturbationConfig config) {
    shift = new WorstShift(config.epsilon(), Set.copyOf(config.inputs()));
  }

  @Override
  public void check(Model model) {
    Set<String> known = new LinkedHashSet<>();
    model.embeddedInputs(Set.of()).forEach(each -> known.add(each.name()));
    for (FrontEnd frontEnd : model.frontEnds()) {
      model.embeddedInputs(Set.of(frontEnd.output(FrontEnd.ENCODED))).stream()
          .map(EmbeddedInput::name)
          .forEach(known::add);
    }
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "the network looks none of its inputs up in a table of its parameters, so there are no"
              + " embeddings to shift");
    }
    if (!known.containsAll(shift.inputs())) {
      throw new IllegalArgumentException(
          "inputs = %s: the network has embeddings of %s only".formatted(shift.inputs(), known));
    }
  }

  @Override
  public Optional<Charge> charge(PenaltyContext context) {
    Charge task = context.task();
    // A manager of its own, as a batch of the task's would be learned from in the task's pass.
    NDManager manager = task.batch().manager().newSubManager();
    Map<String, NDArray> shifts =
        shift.of(context.model(), task.batch(), task.outputs(), task.loss(), task.mode(), manager);
    if (shifts.isEmpty()) {
      manager.close();
      return Optional.empty();
    }
    Map<String, NDArray> arrays = new HashMap<>(task.batch().arrays());
    arrays.putAll(shifts);
    return Optional.of(
        task.of(Batch.of(manager, arrays, task.batch().count(), task.batch().padding())));
  }
}
