package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.attack.Attack;
import org.syntagma.runtime.attack.AttackReport;
import org.syntagma.runtime.attack.AttackSettings;
import org.syntagma.runtime.attack.TextAttack;
import org.syntagma.runtime.attack.Victim;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.run.RunException;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.Planned;

/** Attacks a checkpoint's models on what their stage evaluates them on. */
final class Attacking {
  private Attacking() {}

  /** What an attack may be made of: the stage, and the entry of the task. */
  private record Scene(RestoredStage stage, Planned<TaskEntry> entry) {}

  /**
   * By a perturber, which learns from what the task was trained on.
   *
   * @param plan of the checkpoint's run
   */
  static AttackReport byPerturber(
      PipelinePlan plan,
      Path runOrCheckpoint,
      Settings perturber,
      AttackSettings settings,
      Host host) {
    Problems problems = new Problems();
    Optional<Planned<Perturber>> planned =
        host.wiring().component(Perturber.class, perturber.root(), "attack", Set.of(), problems);
    problems.throwIfAny(perturber.where());
    return run(
        plan,
        runOrCheckpoint,
        scene -> {
          Perturber created = scene.stage().parts().create(planned.orElseThrow());
          created.learn(scene.stage().parts().corpus(scene.entry()).texts());
          String type = planned.get().supplied().orElseThrow().component().type();
          return new TextAttack(type, created, settings);
        },
        settings,
        host);
  }

  /** By any other attack. */
  static AttackReport by(
      PipelinePlan plan, Path runOrCheckpoint, Attack attack, AttackSettings settings, Host host) {
    return run(plan, runOrCheckpoint, scene -> attack, settings, host);
  }

  private static AttackReport run(
      PipelinePlan plan,
      Path runOrCheckpoint,
      Function<Scene, Attack> attacks,
      AttackSettings settings,
      Host host) {
    try (Checkpoint checkpoint = Saved.checkpoint(runOrCheckpoint)) {
      Planned<TaskEntry> entry =
          TaskSearch.MARKING.find(plan, checkpoint.position().stageIndex(), settings.task());
      try (RestoredStage stage = RestoredStage.of(plan, checkpoint, host)) {
        String name = StagePlan.name(entry);
        Corpus<?> corpus = stage.trainerOf(entry).evaluated().get(name);
        if (corpus == null) {
          throw new RunException(
              "the task '%s' has nothing to be attacked on: no corpus set anything aside to evaluate on"
                  .formatted(name));
        }
        Attack attack = attacks.apply(new Scene(stage, entry));
        Task<?, ?> task = stage.parts().task(entry);
        return attacked(name, victim(task, stage, corpus, settings.examples()), attack);
      }
    }
  }

  private static <E> AttackReport attacked(String name, Victim<E> victim, Attack attack) {
    return AttackReport.of(name, victim, attack);
  }

  /** Corpora may be in the order of their labels, so examples are taken from all of one. */
  @SuppressWarnings("unchecked") // Its entry has checked that the task reads the corpus.
  private static <E> Victim<E> victim(
      Task<E, ?> task, RestoredStage stage, Corpus<?> corpus, int most) {
    List<E> examples = new ArrayList<>();
    long size = Math.max(most, corpus.size().orElse(most));
    Optional<E> next = ((Corpus<E>) corpus).next();
    for (long place = 0; next.isPresent() && examples.size() < most; place++) {
      // The next one to take stands at so many times size / most.
      if (place >= examples.size() * size / most) {
        examples.add(next.get());
      }
      next = ((Corpus<E>) corpus).next();
    }
    return new Victim<>(task, stage.models().main(), examples);
  }
}
