package org.syntagma.runtime.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.syntagma.runtime.io.Durable;
import org.syntagma.runtime.io.IoFaults;

/**
 * The directory that one run writes into, locked against other processes until it is closed:
 *
 * <ul>
 *   <li>{@code configuration.yaml}, the effective configuration; its presence makes it a run
 *   <li>{@code run.json}, every {@link Start}
 *   <li>{@code origin.json}, the {@link Origin} of a run that begins with another's models
 *   <li>{@code metrics.jsonl} and {@code metrics.csv}, see {@link MetricsLog}
 *   <li>{@code checkpoints/}
 *   <li>{@code run.lock}, the process that holds it
 * </ul>
 */
public final class RunDirectory implements AutoCloseable {
  private static final String CONFIGURATION = "configuration.yaml";
  private static final String STARTS = "run.json";
  private static final String ORIGIN = "origin.json";
  private static final String CHECKPOINTS = "checkpoints";
  private static final String PROFILE = "profile.txt";
  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);
  private static final int FORMAT = 1;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path path;
  private final RunLock lock;
  private final MetricsLog metrics;

  private RunDirectory(Path path, RunLock lock, MetricsLog metrics) {
    this.path = path;
    this.lock = lock;
    this.metrics = metrics;
  }

  /**
   * Begins a new run in a new or empty directory; leaves one that it refuses as it was.
   *
   * @param configuration the effective configuration
   * @throws RunException if the directory cannot be written or holds something already
   */
  public static RunDirectory create(Path path, String configuration) {
    try {
      Files.createDirectories(path);
      requireEmpty(path);
    } catch (IOException e) {
      throw unusable(path, e);
    }
    return open(path, () -> begin(path, configuration));
  }

  /**
   * Opens the directory of a run that is to go on, and deletes what a killed process left half
   * written.
   *
   * @throws RunException if the directory holds no run or another process works in it
   */
  public static RunDirectory reopen(Path path) {
    requireRun(path);
    return open(path, () -> deleteTemporaries(path));
  }

  private static void requireRun(Path path) {
    if (!holdsRun(path)) {
      throw new RunException(
          path + " holds no run: there is no " + CONFIGURATION + " in it. Name a run's directory");
    }
  }

  /** Tells whether a run was begun in the directory. */
  public static boolean holdsRun(Path path) {
    return Files.isRegularFile(path.resolve(CONFIGURATION));
  }

  /** Reads a run's effective configuration without locking its directory. */
  public static String configuration(Path path) {
    requireRun(path);
    try {
      return Files.readString(path.resolve(CONFIGURATION));
    } catch (IOException e) {
      throw new RunException(
          "cannot read " + path.resolve(CONFIGURATION) + ": " + IoFaults.describe(e), e);
    }
  }

  /** Where a run keeps its checkpoints. */
  public static Path checkpoints(Path path) {
    return path.resolve(CHECKPOINTS);
  }

  public Path path() {
    return path;
  }

  public Path checkpoints() {
    return checkpoints(path);
  }

  public MetricsLog metrics() {
    return metrics;
  }

  /** Adds a start to {@code run.json}. */
  public void record(Start start) {
    List<Start> starts = new ArrayList<>(starts());
    starts.add(start);
    try {
      Durable.write(
          path.resolve(STARTS), (GSON.toJson(new Starts(FORMAT, starts)) + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** Writes what a stage did to what models had learned into {@code comparison-<stage>.md}. */
  public void comparison(Comparison comparison) {
    write("comparison-" + comparison.stage() + ".md", comparison + "\n");
  }

  /** Writes what a profiled run spent its time on into {@code profile.txt}. */
  public void profile(String text) {
    write(PROFILE, text);
  }

  private void write(String name, String text) {
    try {
      Durable.write(path.resolve(name), text.getBytes(UTF_8));
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** Keeps what stages begin with. */
  public void origin(Origin origin) {
    write(ORIGIN, GSON.toJson(origin) + "\n");
  }

  /** What was kept so. */
  public Optional<Origin> origin() {
    return read(ORIGIN, Origin.class);
  }

  /** Returns all starts of this run, the oldest first. */
  public List<Start> starts() {
    return read(STARTS, Starts.class).map(Starts::starts).orElse(List.of());
  }

  private <T> Optional<T> read(String name, Class<T> type) {
    Path file = path.resolve(name);
    try {
      return Files.exists(file)
          ? Optional.of(GSON.fromJson(Files.readString(file), type))
          : Optional.empty();
    } catch (IOException e) {
      throw new RunException("cannot read " + file + ": " + IoFaults.describe(e), e);
    } catch (RuntimeException e) {
      // Gson wraps whatever goes wrong with a malformed file.
      throw new RunException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    metrics.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /**
   * Closes a run that failed before it began to train, and deletes what this class wrote, so that
   * another run can begin here. Whatever else lies here stays; without it the directory goes too.
   *
   * @throws RunException if something cannot be deleted
   */
  public void discard() {
    metrics.close();
    try {
      deleteTemporaries(path);
      deleteIfEmpty(checkpoints());
      // The configuration last: until then it is still a run.
      for (String file :
          List.of(MetricsLog.ROWS, MetricsLog.RECORDS, STARTS, ORIGIN, CONFIGURATION)) {
        Files.deleteIfExists(path.resolve(file));
      }
      lock.delete();
      deleteIfEmpty(path);
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      LOG.debug("{} stays, because it is not empty", folder);
    }
  }

  private static RunDirectory open(Path path, Preparation preparation) {
    try {
      RunLock lock = RunLock.take(path);
      try {
        preparation.run();
        return new RunDirectory(path, lock, MetricsLog.open(path, InstantSource.system()));
      } catch (IOException | RuntimeException e) {
        lock.undo();
        throw e;
      }
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private static void begin(Path path, String configuration) throws IOException {
    // Again, now that no other process can begin here.
    requireEmpty(path);
    deleteTemporaries(path);
    Durable.write(path.resolve(CONFIGURATION), configuration.getBytes(UTF_8));
    Files.createDirectories(checkpoints(path));
  }

  private static void requireEmpty(Path path) throws IOException {
    if (holdsRun(path)) {
      throw new RunException(
          path
              + " already holds a run: go on with it by 'syntagma resume "
              + path
              + "', or choose another directory");
    }
    Set<Path> ours =
        Set.of(path.resolve(RunLock.FILE), Durable.temporary(path.resolve(CONFIGURATION)));
    try (Stream<Path> entries = Files.list(path)) {
      if (entries.anyMatch(entry -> !ours.contains(entry) || Files.isDirectory(entry))) {
        throw new RunException(
            path + " is not empty and holds no run: empty it, or choose another directory");
      }
    }
  }

  private static void deleteTemporaries(Path path) throws IOException {
    for (String file : List.of(CONFIGURATION, STARTS, ORIGIN)) {
      Files.deleteIfExists(Durable.temporary(path.resolve(file)));
    }
  }

  private static RunException unusable(Path path, IOException e) {
    return new RunException(
        "cannot write the run directory "
            + path
            + " ("
            + IoFaults.describe(e)
            + "): make it writable, or choose another",
        e);
  }

  private record Starts(int format, List<Start> starts) {}

  private interface Preparation {
    void run() throws IOException;
  }
}
