package org.syntagma.api.component;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A number of bytes, for the component of a configuration record. People write {@code 64MiB}
 * (powers of 1024), {@code 2GB} (powers of 1000) or plain bytes.
 *
 * @param bytes 0 or more
 */
@API(status = API.Status.STABLE, since = "0.1")
public record DataSize(long bytes) implements Comparable<DataSize> {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,19}) ?(B|kB|KB|MB|GB|TB|KiB|MiB|GiB|TiB)?");

  private static final Map<String, Long> UNITS =
      Map.of(
          "B", 1L,
          "kB", 1_000L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "TB", 1_000_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30,
          "TiB", 1L << 40);

  private static final List<String> SHOWN =
      List.of("TiB", "TB", "GiB", "GB", "MiB", "MB", "KiB", "kB");

  private static final String EXPECTED =
      "must be a size such as 64MiB, 2GB or 4096, which is bytes; units are kB, MB, GB, TB and KiB,"
          + " MiB, GiB, TiB";

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("A size of " + bytes + " bytes is less than nothing");
    }
  }

  /**
   * The size that is written so, in whole numbers.
   *
   * @throws IllegalArgumentException whose message says what the text must be
   */
  public static DataSize parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    try {
      long unit = written.group(2) == null ? 1 : UNITS.get(written.group(2));
      return new DataSize(Math.multiplyExact(Long.parseLong(written.group(1)), unit));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("must be less than 8388608TiB", e);
    }
  }

  @Override
  public int compareTo(DataSize other) {
    return Comparator.comparingLong(DataSize::bytes).compare(this, other);
  }

  /**
   * In the first unit that gives a whole number, such as {@code 64MiB}; {@link #parse} reads it.
   */
  @Override
  public String toString() {
    return SHOWN.stream()
        .filter(unit -> bytes > 0 && bytes % UNITS.get(unit) == 0)
        .findFirst()
        .map(unit -> bytes / UNITS.get(unit) + unit)
        .orElse(bytes + "B");
  }
}
