package org.syntagma.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    Checkpoints.Search newest = checkpoints.newestWhole();
    Checkpoint last = newest.found().orElseThrow(() -> none(path, newest.skipped()));
    Optional<Checkpoint> best = checkpoints.best(last.position().stage()).found();
    best.ifPresent(found -> last.close());
    return best.orElse(last);
  }

  /** The run that {@code path}, a run or one of its checkpoints, belongs to. */
  static Path run(Path path) {
    if (RunDirectory.holdsRun(path)) {
      return path;
    }
    Path folder = path.toAbsolutePath().normalize().getParent();
    Path run = folder == null ? null : folder.getParent();
    if (run == null || !RunDirectory.holdsRun(run)) {
      throw new RunException(
          path + " is neither a run directory nor a checkpoint in one: name a run's directory");
    }
    return run;
  }

  private static RunException none(Path path, List<String> skipped) {
    return new RunException(
        path
            + " has no whole checkpoint"
            + (skipped.isEmpty() ? "; resume it to train on" : ": " + String.join("; ", skipped)));
  }
}
