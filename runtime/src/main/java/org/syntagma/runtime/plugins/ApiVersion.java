package org.syntagma.runtime.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of {@code syntagma-api}. What follows its numbers, such as a qualifier, is ignored. */
record ApiVersion(int major, int minor, int patch) implements Comparable<ApiVersion> {
  /** Where a jar's manifest says which version it was built against. */
  static final String ATTRIBUTE = "Syntagma-Api-Version";

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?(?:[-.+].*)?");
  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::major)
          .thenComparingInt(ApiVersion::minor)
          .thenComparingInt(ApiVersion::patch);

  static Optional<ApiVersion> parse(String text) {
    Matcher version = TEXT.matcher(text.strip());
    if (!version.matches()) {
      return Optional.empty();
    }
    String patch = version.group(3) == null ? "0" : version.group(3);
    return Optional.of(
        new ApiVersion(
            Integer.parseInt(version.group(1)),
            Integer.parseInt(version.group(2)),
            Integer.parseInt(patch)));
  }

  /** The version that this host offers. */
  static ApiVersion ofHost() {
    Properties properties = new Properties();
    try (InputStream in = ApiVersion.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parse(properties.getProperty("api")).orElseThrow();
  }

  /** Whether a plugin that was built against {@code built} runs on a host with this version. */
  boolean runs(ApiVersion built) {
    return line() == built.line() && major == built.major && compareTo(built) >= 0;
  }

  /** Before 1.0 every minor version may break what the one before promised. */
  private int line() {
    return major == 0 ? minor : 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
