package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Sourced;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Models;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.task.StageKind;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.StageContext;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.api.training.Trainer;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.runtime.model.SymbolTokenizer;
import org.syntagma.runtime.run.MetricsLog;
import org.syntagma.runtime.settings.ConfigurationException;
import org.syntagma.runtime.wiring.Assembler;
import org.syntagma.runtime.wiring.Planned;
import org.syntagma.toolkit.constraints.GrammarConstraint;

/**
 * The living parts of one pipeline: created in the order in which they need each other, closed
 * together.
 */
final class Parts implements AutoCloseable {
  private static final String TOKENIZER = "tokenizer";

  private final PipelinePlan plan;
  private final Services services;
  private final Assembler assembler;
  private final Backend backend;
  private final SymbolTokenizer tokenizer;

  /**
   * Creates backend and tokenizer.
   *
   * @param from where the vocabulary is read from; when empty, the checkpoint that a stage begins
   *     with, or else the stages' corpora
   */
  Parts(PipelinePlan plan, Host host, Optional<MetricsLog> metrics, Optional<Checkpoint> from) {
    this.plan = plan;
    services = new Services(host, metrics);
    assembler = assembler();
    boolean complete = false;
    try {
      backend = create(plan.backend());
      services.backend(backend);
      tokenizer = new SymbolTokenizer(create(plan.tokenizer()));
      from.ifPresentOrElse(
          checkpoint -> tokenizer.load(checkpoint.state().part(TOKENIZER)), () -> learn(host));
      services.tokenizer(tokenizer);
      complete = true;
    } finally {
      if (!complete) {
        assembler.close();
      }
    }
  }

  Randomness randomness() {
    return Randomness.of(plan.settings().seed());
  }

  Backend backend() {
    return backend;
  }

  Tokenizer tokenizer() {
    return tokenizer;
  }

  <T> T create(Planned<T> planned) {
    return assembler.create(planned);
  }

  /** The models that the trainer gives back; a component that fails in between is named. */
  Models train(Trainer trainer, Models models, StageContext stage) {
    return assembler.blaming(() -> trainer.train(models, stage));
  }

  /** What was created that is made from something outside the configuration. */
  Collection<Sourced> sourced() {
    return assembler.created(Sourced.class).values();
  }

  Models models() {
    Map<String, Model> models = new LinkedHashMap<>();
    for (Map.Entry<String, Planned<Network>> entry : plan.models().entrySet()) {
      Planned<Network> planned = entry.getValue();
      models.put(
          entry.getKey(),
          NetworkModel.create(
              () -> create(planned), tokenizer, backend, randomness().at(planned.path())));
    }
    return new Models(models);
  }

  /** The task of an entry that was created with its trainer. */
  Task<?, ?> task(Planned<TaskEntry> entry) {
    return assembler.created(Task.class).get(entry.path());
  }

  /** The corpus of an entry that was created with its trainer. */
  Corpus<?> corpus(Planned<TaskEntry> entry) {
    return assembler.created(Corpus.class).get(corpusOf(entry).path());
  }

  /**
   * Creates a stage's trainer and all that is in it, and tells its tasks what kind of stage it is.
   */
  Trainer trainer(StagePlan stage) {
    Trainer trainer = create(stage.trainer());
    StageKind kind = trainer.mayForget() ? StageKind.FINE_TUNING : StageKind.PRETRAINING;
    stage.tasks().forEach(entry -> task(entry).taughtIn(kind));
    return trainer;
  }

  /**
   * Creates the trainers and all that is in them, and opens their data: a text that is missing or
   * too short must not end the run when its stage begins, hours later, nor a grammar when it has
   * been trained.
   */
  List<Trainer> open(Attempts attempts) {
    List<Trainer> trainers = new ArrayList<>();
    for (StagePlan stage : plan.stages()) {
      attempts.get(stage.path(), () -> trainer(stage)).ifPresent(trainers::add);
    }
    assembler.created(Corpus.class).forEach((path, corpus) -> attempts.run(path, corpus::open));
    plan.grammar().ifPresent(planned -> attempts.run(planned.path(), () -> check(create(planned))));
    return trainers;
  }

  private void check(Grammar grammar) {
    GrammarConstraint.of(grammar, tokenizer);
  }

  /** What samples are sentences of. */
  Optional<Grammar> grammar() {
    return Optional.ofNullable(assembler.created(Grammar.class).get(SampleGrammar.PATH));
  }

  /**
   * Gives a stage's tasks what they learned before, and lets the others learn from their corpora,
   * of which they get instances of their own.
   */
  void teach(StagePlan stage, Inheritance inheritance) {
    try (Assembler early = assembler()) {
      for (Planned<TaskEntry> entry : stage.tasks()) {
        Task<?, ?> task = task(entry);
        inheritance
            .of(entry)
            .ifPresentOrElse(
                task::load, () -> teach(task, (Corpus<?>) early.create(corpusOf(entry))));
      }
    }
  }

  /**
   * The models as a stage wants them: with the symbols, front ends and heads of its tasks.
   *
   * @throws ConfigurationException if the model does not suit what the stage asks of it
   */
  Models prepared(StagePlan stage, Trainer trainer, Models before) {
    List<String> symbols =
        stage.tasks().stream().flatMap(entry -> task(entry).symbols().stream()).toList();
    Map<String, Model> grown = new LinkedHashMap<>();
    before
        .byName()
        .forEach((name, model) -> grown.put(name, model.with(new Edit.AddSymbols(symbols))));
    try {
      return trainer.prepare(new Models(grown));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(stage.path() + ": " + e.getMessage());
    }
  }

  @SuppressWarnings("unchecked") // Their entry has checked that they fit.
  private static <E> void teach(Task<E, ?> task, Corpus<?> corpus) {
    task.learn((Corpus<? extends E>) corpus);
  }

  /** Writes what a stage's tasks learned. */
  void saveTasks(StagePlan stage, StateWriter out) {
    stage.tasks().forEach(entry -> task(entry).save(out.part(entry.path())));
  }

  /** Gives a stage's tasks what they learned once; their trainer has been created. */
  void loadTasks(StagePlan stage, StateReader in) {
    stage.tasks().forEach(entry -> task(entry).load(in.part(entry.path())));
  }

  private Assembler assembler() {
    return new Assembler(services, path -> Services.own(randomness(), path));
  }

  /** The vocabulary of what stages begin with, or else a new one. */
  private void learn(Host host) {
    plan.lineage().requireOrigins();
    Optional<Path> origin = plan.lineage().origin();
    if (origin.isEmpty()) {
      learn();
      return;
    }
    try (StartingPoint start = StartingPoint.open(origin.get(), host)) {
      start.load(plan.tokenizer(), tokenizer);
    }
  }

  private void learn() {
    try (Assembler early = assembler()) {
      Attempts attempts = new Attempts();
      List<Iterable<String>> texts = new ArrayList<>();
      for (StagePlan stage : plan.stages()) {
        List<String> taught = stage.tasks().stream().map(task -> corpusOf(task).path()).toList();
        stage
            .corpora()
            .forEach(
                planned ->
                    attempts.run(
                        planned.path(),
                        () -> {
                          Corpus<?> corpus = (Corpus<?>) early.create(planned);
                          corpus.sources();
                          if (taught.contains(planned.path())) {
                            texts.add(corpus.texts());
                          }
                        }));
      }
      attempts.throwIfAny();
      tokenizer.learn(
          () ->
              texts.stream()
                  .flatMap(each -> StreamSupport.stream(each.spliterator(), false))
                  .iterator());
    }
  }

  private static Planned<?> corpusOf(Planned<TaskEntry> entry) {
    return entry.slots().get("corpus").plans().get(0);
  }

  @Override
  public void close() {
    assembler.close();
  }
}
