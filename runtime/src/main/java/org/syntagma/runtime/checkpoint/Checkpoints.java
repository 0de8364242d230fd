package org.syntagma.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syntagma.runtime.io.Durable;
import org.syntagma.runtime.io.IoFaults;

/**
 * A run's checkpoints. Reading does not disturb a run that writes; everything that writes or
 * deletes is for the process that holds the run's lock.
 */
public final class Checkpoints {
  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing((Entry entry) -> entry.manifest().position()).reversed();
  private static final Comparator<Entry> BEST_FIRST =
      Comparator.comparingDouble((Entry entry) -> entry.manifest().best().orElseThrow())
          .thenComparing(entry -> entry.manifest().position());

  private final Path folder;

  /**
   * @param folder a run's {@code checkpoints} folder; may be absent
   */
  public Checkpoints(Path folder) {
    this.folder = folder;
  }

  /**
   * What a search found.
   *
   * @param found the checkpoint, open
   * @param skipped for each damaged one that would have come first, what is wrong with it
   */
  public record Search(Optional<Checkpoint> found, List<String> skipped) {}

  /** Begins to write a checkpoint. */
  public CheckpointWriter begin(Position position) {
    return new CheckpointWriter(folder, position);
  }

  /** Finds the newest whole checkpoint. */
  public Search newestWhole() {
    return search(entry -> true, NEWEST_FIRST);
  }

  /** Finds the newest whole checkpoint of a stage. */
  public Search newest(String stage) {
    return search(of(stage), NEWEST_FIRST);
  }

  /** Finds the whole checkpoint of a stage with the lowest score; of equal ones the oldest. */
  public Search best(String stage) {
    return search(of(stage).and(Checkpoints::isScored), BEST_FIRST);
  }

  /**
   * Says how good the models of a checkpoint are that was written before they were measured.
   *
   * @throws CheckpointException if there is no such checkpoint
   */
  public void score(Position position, double value) {
    Path path = folder.resolve(position.folder());
    Manifest scored = Manifest.read(path).withScore(value);
    attempt(() -> scored.write(path));
  }

  /** Deletes all but each stage's newest ones and its best one. */
  public void prune(int keep) {
    List<Entry> entries = readable(new ArrayList<>());
    Set<Path> kept = new HashSet<>();
    entries.stream()
        .collect(Collectors.groupingBy(entry -> entry.manifest().position().stage()))
        .values()
        .forEach(
            stage -> {
              stage.stream().sorted(NEWEST_FIRST).limit(keep).forEach(e -> kept.add(e.path()));
              stage.stream()
                  .filter(Checkpoints::isScored)
                  .min(BEST_FIRST)
                  .ifPresent(e -> kept.add(e.path()));
            });
    entries.stream().map(Entry::path).filter(path -> !kept.contains(path)).forEach(this::remove);
  }

  /**
   * Deletes the checkpoints after a position, damaged ones too: a run that resumes there will write
   * them again.
   */
  public void discardAfter(Position position) {
    readable(new ArrayList<>()).stream()
        .filter(entry -> entry.manifest().position().compareTo(position) > 0)
        .forEach(entry -> remove(entry.path()));
  }

  /** Deletes what a killed process left half written; call it once when a run starts. */
  public void removeLeftovers() {
    if (Files.isDirectory(folder)) {
      attempt(() -> Durable.deleteLeftovers(folder));
    }
  }

  private Search search(Predicate<Entry> wanted, Comparator<Entry> order) {
    List<String> skipped = new ArrayList<>();
    List<Entry> entries = readable(skipped).stream().filter(wanted).sorted(order).toList();
    for (Entry entry : entries) {
      try {
        return new Search(Optional.of(Checkpoint.open(entry.path())), List.copyOf(skipped));
      } catch (CheckpointException e) {
        skipped.add(e.getMessage());
      }
    }
    return new Search(Optional.empty(), List.copyOf(skipped));
  }

  private List<Entry> readable(List<String> unreadable) {
    List<Entry> entries = new ArrayList<>();
    for (Path path : folders()) {
      try {
        entries.add(new Entry(path, Manifest.read(path)));
      } catch (CheckpointException e) {
        unreadable.add(e.getMessage());
      }
    }
    return entries;
  }

  private List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .filter(path -> !path.getFileName().toString().startsWith(Durable.TEMPORARY))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new CheckpointException("cannot read " + folder + ": " + IoFaults.describe(e), e);
    }
  }

  private void remove(Path path) {
    // Renamed first, so that a kill in between leaves no half checkpoint under its name.
    Path leftover = path.resolveSibling(Durable.TEMPORARY + "old-" + path.getFileName());
    attempt(
        () -> {
          Durable.delete(leftover);
          Durable.moveInto(path, leftover);
          Durable.delete(leftover);
        });
  }

  private void attempt(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new CheckpointException("cannot change " + folder + ": " + IoFaults.describe(e), e);
    }
  }

  private static Predicate<Entry> of(String stage) {
    return entry -> entry.manifest().position().stage().equals(stage);
  }

  private static boolean isScored(Entry entry) {
    return entry.manifest().best().isPresent();
  }

  private record Entry(Path path, Manifest manifest) {}

  private interface Writing {
    void run() throws IOException;
  }
}
