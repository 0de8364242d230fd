package org.syntagma.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much main memory this process takes, as Linux counts it: Java, the engine and all numbers.
 */
public final class Resident {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String PEAK_ONLY = "5";

  private static final Logger LOG = LoggerFactory.getLogger(Resident.class);

  private final OptionalLong before;

  private Resident(OptionalLong before) {
    this.before = before;
  }

  /** Begins; the peak that Linux keeps for this process begins anew too. */
  public static Resident begin() {
    try {
      Files.writeString(CLEAR, PEAK_ONLY);
    } catch (IOException e) {
      LOG.debug("the peak is that of the whole process, so it may be too large", e);
    }
    return new Resident(bytes("VmRSS:"));
  }

  /** Bytes at the beginning; empty where the system does not tell. */
  public OptionalLong before() {
    return before;
  }

  /** Bytes at most since the beginning; empty where the system does not tell. */
  public OptionalLong peak() {
    return bytes("VmHWM:");
  }

  private static OptionalLong bytes(String key) {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
