package org.syntagma.runtime.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.runtime.io.IoFaults;

/**
 * What a run measured, twice: {@code metrics.jsonl} has one record for each {@link #append}, and
 * {@code metrics.csv} one row for each value, as {@code time,stage,update,name,value}. JSON has no
 * NaN and no infinities: they are the strings {@code "NaN"}, {@code "Infinity"} and {@code
 * "-Infinity"} there.
 *
 * <p>Its state is how far it has come. A resumed run loads it, which cuts off whatever was written
 * later, so that its files end up equal to those of an uninterrupted run except for times and
 * measured speeds.
 */
public final class MetricsLog implements Stateful, AutoCloseable {
  static final String RECORDS = "metrics.jsonl";
  static final String ROWS = "metrics.csv";
  private static final Logger LOG = LoggerFactory.getLogger(MetricsLog.class);

  private final Path directory;
  private final InstantSource clock;
  private final LineLog records;
  private final LineLog rows;

  private MetricsLog(Path directory, InstantSource clock, LineLog records, LineLog rows) {
    this.directory = directory;
    this.clock = clock;
    this.records = records;
    this.rows = rows;
  }

  /** Opens or creates both files in a directory. */
  static MetricsLog open(Path directory, InstantSource clock) throws IOException {
    LineLog records = LineLog.open(directory.resolve(RECORDS));
    LineLog rows = LineLog.open(directory.resolve(ROWS));
    if (rows.lines() == 0) {
      rows.append(MetricsText.HEADER);
    }
    return new MetricsLog(directory, clock, records, rows);
  }

  /**
   * Appends what was measured at one update.
   *
   * @param values by name, in the order in which they are to be written
   * @throws RunException if the files cannot be written
   */
  public void append(String stage, long update, Map<String, Double> values) {
    Instant time = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    MetricsText text = new MetricsText(time, stage, update, values);
    attempt(
        () -> {
          records.append(text.record());
          rows.append(text.rows());
        });
  }

  @Override
  public void save(StateWriter out) {
    attempt(
        () -> {
          records.force();
          rows.force();
        });
    out.number("records", records.lines());
    out.number("rows", rows.lines());
  }

  @Override
  public void load(StateReader in) {
    cut(records, RECORDS, in.number("records"));
    cut(rows, ROWS, in.number("rows"));
  }

  /** Drops everything, for a run that starts again from its beginning. */
  public void clear() {
    cut(records, RECORDS, 0);
    cut(rows, ROWS, 1);
  }

  @Override
  public void close() {
    attempt(
        () -> {
          records.close();
          rows.close();
        });
  }

  private void cut(LineLog log, String name, long keep) {
    attempt(
        () -> {
          if (!log.cut(keep)) {
            LOG.warn(
                "{} has only {} lines, the checkpoint counted {}: some measurements were lost",
                directory.resolve(name),
                log.lines(),
                keep);
          }
        });
  }

  private void attempt(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new RunException(
          "cannot write the metrics in " + directory + ": " + IoFaults.describe(e), e);
    }
  }

  private interface Writing {
    void run() throws IOException;
  }
}
