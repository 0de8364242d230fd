package org.syntagma.runtime.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures by how much this process grows in memory, as Linux counts it, without what is mapped
 * from files (the engine's code) and without Java's heap, whose share is known only about: it is
 * taken for as large as its pools were at most.
 */
public final class Resident {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String PEAK_ONLY = "5";

  private static final Logger LOG = LoggerFactory.getLogger(Resident.class);

  private final long before;
  private final long filesBefore;
  private final long heapBefore;

  private Resident(List<String> status) {
    before = bytes(status, "VmRSS:");
    filesBefore = bytes(status, "RssFile:");
    List<MemoryPoolMXBean> pools = pools();
    heapBefore = pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Begins; the peak that Linux keeps for this process begins anew too. */
  public static Resident begin() {
    forgetPeak();
    return new Resident(status());
  }

  private static void forgetPeak() {
    try {
      Files.writeString(CLEAR, PEAK_ONLY);
    } catch (IOException e) {
      LOG.debug("the peak is that of the whole process, so it may be too large", e);
    }
  }

  /** By how many bytes the process has grown at most; empty where the system does not tell. */
  public OptionalLong growth() {
    List<String> status = status();
    if (before == 0 || status.isEmpty()) {
      return OptionalLong.empty();
    }
    long files = bytes(status, "RssFile:") - filesBefore;
    long heap = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    long growth = bytes(status, "VmHWM:") - before - files - Math.max(0, heap - heapBefore);
    return OptionalLong.of(Math.max(0, growth));
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static List<String> status() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines.toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** 0 if it is not there. */
  private static long bytes(List<String> status, String key) {
    return status.stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }
}
