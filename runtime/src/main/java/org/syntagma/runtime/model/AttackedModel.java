package org.syntagma.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.EmbeddedInput;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Generator;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.LossFunction;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Network;
import org.syntagma.api.task.Task;
import org.syntagma.toolkit.embeddings.WorstShift;

/**
 * A model under a gradient attack on what one task reads: before it runs a batch, it looks for the
 * {@link WorstShift} of the batch's embeddings for the task's loss, without dropout, and runs the
 * batch under it. So {@code task.evaluate(attacked, evaluation)} gives metrics under the attack.
 *
 * <p>The batches must be the task's own and have its targets in them, as those of an evaluation
 * have. What a model generates is not attacked: nothing says what it should have been.
 *
 * <p>Closing it leaves the model open.
 */
public final class AttackedModel implements Model {
  private final Model model;
  private final String task;
  private final Set<String> outputs;
  private final LossFunction loss;
  private final WorstShift attack;

  private AttackedModel(
      Model model, String task, Set<String> outputs, LossFunction loss, WorstShift attack) {
    this.model = model;
    this.task = task;
    this.outputs = outputs;
    this.loss = loss;
    this.attack = attack;
  }

  /**
   * A model under attack.
   *
   * @param model must have the task's heads and front ends
   * @throws IllegalArgumentException if the model looks up nothing that the task reads
   */
  public static <B extends Batch> AttackedModel of(
      Model model, Task<?, B> task, WorstShift attack) {
    List<String> embedded =
        model.embeddedInputs(task.outputs()).stream().map(EmbeddedInput::name).toList();
    if (embedded.isEmpty()) {
      throw new IllegalArgumentException(
          "the task '%s' cannot be attacked along the gradient: what it reads is looked up in no table of the network's parameters"
              .formatted(task.name()));
    }
    if (!embedded.containsAll(attack.inputs())) {
      throw new IllegalArgumentException(
          "the task '%s' cannot be attacked at %s: its network looks up %s"
              .formatted(task.name(), attack.inputs(), embedded));
    }
    return new AttackedModel(
        model, task.name(), task.outputs(), (found, batch) -> loss(task, found, batch), attack);
  }

  @SuppressWarnings("unchecked") // A task evaluates on batches that it made.
  private static <B extends Batch> Loss loss(
      Task<?, B> task, Map<String, NDArray> outputs, Batch batch) {
    return task.loss(outputs, (B) batch);
  }

  @Override
  public Map<String, NDArray> run(Batch batch, Set<String> wanted, Mode mode) {
    Map<String, NDArray> shifts =
        attack.of(model, batch, outputs, loss, Mode.trainingWithoutDropout(), batch.manager());
    return model.run(batch.with(shifts), wanted, mode);
  }

  @Override
  public Generator generator() {
    throw new IllegalStateException(
        "the evaluation of the task '%s' generates, and what is generated cannot be attacked along a gradient: evaluate it without samples"
            .formatted(task));
  }

  @Override
  public Network network() {
    return model.network();
  }

  @Override
  public Tokenizer tokenizer() {
    return model.tokenizer();
  }

  @Override
  public Backend backend() {
    return model.backend();
  }

  @Override
  public List<FrontEnd> frontEnds() {
    return model.frontEnds();
  }

  @Override
  public List<Head> heads() {
    return model.heads();
  }

  @Override
  public Parameters parameters() {
    return model.parameters();
  }

  @Override
  public List<Edit.AddLora> adapters() {
    return model.adapters();
  }

  @Override
  public Set<String> trainable() {
    return model.trainable();
  }

  @Override
  public Optional<String> anomaly(Batch batch, Set<String> outputs) {
    return model.anomaly(batch, outputs);
  }

  @Override
  public List<EmbeddedInput> embeddedInputs(Set<String> wanted) {
    return model.embeddedInputs(wanted);
  }

  /** The gradients of the model as it is without the attack. */
  @Override
  public Gradients gradients(Batch batch, List<Term> terms, Mode mode) {
    return model.gradients(batch, terms, mode);
  }

  /** The edited model, without the attack. */
  @Override
  public Model with(Edit edit) {
    return model.with(edit);
  }

  /** A copy of the model, without the attack. */
  @Override
  public Model snapshot() {
    return model.snapshot();
  }

  @Override
  public void close() {}
}
