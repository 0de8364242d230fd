package org.syntagma.cli;

import java.util.Locale;

/** Sizes of memory for people. */
final class Bytes {
  private Bytes() {}

  static String text(long bytes) {
    double mebibytes = bytes / (double) (1 << 20);
    return mebibytes >= 1024
        ? String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024)
        : String.format(Locale.ROOT, mebibytes >= 10 ? "%.0f MiB" : "%.1f MiB", mebibytes);
  }
}
