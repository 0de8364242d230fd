package org.syntagma.runtime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.model.Vocabularies;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.wiring.Planned;

/**
 * A checkpoint from elsewhere that stages begin with: its tokenizer, its main model, and what the
 * tasks of its run had learned, where it lies in a run.
 */
final class StartingPoint implements AutoCloseable, Inheritance {
  private static final String TYPE = "type";

  private final Checkpoint checkpoint;
  private final Optional<PipelinePlan> plan;
  private final String name;

  private StartingPoint(Checkpoint checkpoint, Optional<PipelinePlan> plan) {
    this.checkpoint = checkpoint;
    this.plan = plan;
    this.name = BlankModel.main(checkpoint);
  }

  /** Opens a checkpoint, or the best of a run. */
  static StartingPoint open(Path path, Host host) {
    Optional<PipelinePlan> plan =
        Saved.runIfAny(path)
            .map(run -> PipelinePlan.of(SavedSettings.redacted(run), host.wiring()));
    return new StartingPoint(Saved.checkpoint(path), plan);
  }

  /**
   * Gives a tokenizer the vocabulary of this one.
   *
   * @throws RunException if it is of another type
   */
  void load(Planned<Tokenizer> planned, Tokenizer tokenizer) {
    String here = planned.supplied().orElseThrow().component().type();
    String there = checkpoint.tokenizer(name).get(TYPE).getAsString();
    if (!here.equals(there)) {
      throw new RunException(
          "tokenizer.type = %s, but %s was trained with %s: a model knows only the ids of its own tokenizer"
              .formatted(here, checkpoint.path(), there));
    }
    tokenizer.load(checkpoint.state().part(StageRun.TOKENIZER));
  }

  /** Overwrites the parameters of a network without heads; what was adapted there is merged. */
  void restoreNetwork(Model model, Backend backend, Host host) {
    BlankModel made = BlankModel.of(checkpoint, backend, host);
    try (LoadedModel loaded = LoadedModel.of(made, checkpoint);
        Model merged = loaded.model().with(new Edit.MergeLora())) {
      Map<String, NDArray> saved = merged.parameters().asMap();
      Restoring.parameters(model, saved, sizes(model), checkpoint.path().toString(), path -> true);
    }
  }

  /** Overwrites those parameters of front ends and heads that are there and fit. */
  void restoreParts(Model model) {
    Vocabularies sizes = sizes(model);
    try (NDManager scratch = model.backend().manager().newSubManager()) {
      Map<String, NDArray> saved = checkpoint.parameters(name, scratch);
      Predicate<String> fits =
          path ->
              saved.containsKey(path)
                  && sizes.carry(
                      saved.get(path).getShape(), model.parameters().get(path).getShape());
      Predicate<String> part = path -> path.startsWith("heads.") || path.startsWith("inputs.");
      Restoring.parameters(model, saved, sizes, checkpoint.path().toString(), part.and(fits));
    }
  }

  private Vocabularies sizes(Model model) {
    return Restoring.vocabularies(checkpoint, name, model);
  }

  @Override
  public Optional<StateReader> of(Planned<TaskEntry> entry) {
    int last = checkpoint.position().stageIndex();
    List<StagePlan> stages = plan.map(each -> each.upTo(last)).orElse(List.of());
    return stages.stream()
        .flatMap(stage -> stage.tasks().stream())
        .filter(earlier -> Inheritance.same(earlier, entry))
        .reduce((first, second) -> second)
        .map(earlier -> checkpoint.state().part(StageRun.TASKS).part(earlier.path()));
  }

  @Override
  public void close() {
    checkpoint.close();
  }
}
