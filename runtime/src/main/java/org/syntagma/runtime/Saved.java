package org.syntagma.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.runtime.checkpoint.Checkpoint;
import org.syntagma.runtime.checkpoint.Checkpoints;
import org.syntagma.runtime.run.RunDirectory;
import org.syntagma.runtime.run.RunException;

/** Finds what is meant by the path of a run or of a checkpoint. */
final class Saved {
  private Saved() {}

  /**
   * The checkpoint at {@code path}; of a run, the best of its last stage, or the newest where
   * nothing was evaluated.
   *
   * @throws RunException if there is neither
   */
  static Checkpoint checkpoint(Path path) {
    if (!RunDirectory.holdsRun(path)) {
      if (!Files.isDirectory(path)) {
        throw new RunException(
            path + " is neither a run directory nor a checkpoint: there is no such folder");
      }
      return Checkpoint.open(path);
    }
    Checkpoints checkpoints = new Checkpoints(RunDirectory.checkpoints(path));
    try (Checkpoint newest = whole(path, checkpoints.newestWhole())) {
      Checkpoints.Search best = checkpoints.best(newest.position().stage());
      boolean measured = best.found().isPresent() || !best.skipped().isEmpty();
      return measured ? whole(path, best) : Checkpoint.open(newest.path());
    }
  }

  /**
   * What was found, unless something better was passed over: nobody should get other weights than
   * asked for.
   */
  private static Checkpoint whole(Path path, Checkpoints.Search search) {
    if (search.skipped().isEmpty() && search.found().isPresent()) {
      return search.found().get();
    }
    search.found().ifPresent(Checkpoint::close);
    throw new RunException(
        search.skipped().isEmpty()
            ? path + " has no checkpoint yet: resume it to train on"
            : String.join("\n", search.skipped())
                + "\nName another checkpoint, or resume the run.");
  }

  /** The run that {@code path}, a run or one of its checkpoints, belongs to. */
  static Path run(Path path) {
    return runIfAny(path)
        .orElseThrow(
            () ->
                new RunException(
                    path
                        + " is neither a run directory nor a checkpoint in one: name a run's"
                        + " directory"));
  }

  /** The same, or empty for a checkpoint that is in no run. */
  static Optional<Path> runIfAny(Path path) {
    if (RunDirectory.holdsRun(path)) {
      return Optional.of(path);
    }
    return Optional.ofNullable(path.toAbsolutePath().normalize().getParent())
        .map(Path::getParent)
        .filter(RunDirectory::holdsRun);
  }
}
