package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.api.data.DataSource;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.run.Origin;
import org.syntagma.runtime.run.RunDirectory;
import org.syntagma.runtime.run.RunException;

/**
 * Which checkpoint from elsewhere the stages of a run begin with. It is settled when the run
 * begins: the best of another run may be another one by the time that this run is resumed.
 */
final class PinnedOrigin {
  private final PipelinePlan plan;
  private final RunDirectory directory;

  private PinnedOrigin(PipelinePlan plan, RunDirectory directory) {
    this.plan = plan;
    this.directory = directory;
  }

  /**
   * The plan with that checkpoint's path where it has a run's.
   *
   * @param from where a resumed run goes on
   * @throws RunException if it has changed or is gone, and a stage is still to begin with it
   */
  static PipelinePlan in(PipelinePlan plan, RunDirectory directory, Optional<Checkpoint> from) {
    Optional<Path> origin = plan.lineage().origin();
    int begun = from.map(checkpoint -> checkpoint.position().stageIndex()).orElse(-1);
    boolean needed =
        IntStream.range(begun + 1, plan.stages().size())
            .anyMatch(stage -> plan.lineage().origin(stage).isPresent());
    if (!needed) {
      return plan;
    }
    PinnedOrigin pinned = new PinnedOrigin(plan, directory);
    Optional<Origin> known = directory.origin();
    if (known.isPresent()) {
      return pinned.same(known.get());
    }
    // Older runs did not keep it.
    return from.isPresent() ? plan : pinned.first(origin.orElseThrow());
  }

  private PipelinePlan first(Path given) {
    plan.lineage().requireOrigins();
    try (Checkpoint found = Saved.checkpoint(given.toAbsolutePath().normalize())) {
      DataSource source = found.source();
      directory.origin(new Origin(source.name(), source.sha256()));
      return plan.beginningWith(source.name());
    }
  }

  private PipelinePlan same(Origin origin) {
    try (Checkpoint found = Checkpoint.open(Path.of(origin.checkpoint()))) {
      if (!found.source().sha256().equals(origin.sha256())) {
        throw new RunException(
            "%s, which the run in %s begins with, has changed since: restore it, or begin a new run"
                .formatted(origin.checkpoint(), directory.path()));
      }
    }
    return plan.beginningWith(origin.checkpoint());
  }
}
