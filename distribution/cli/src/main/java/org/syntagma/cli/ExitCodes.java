package org.syntagma.cli;

/** What the command's exit codes mean; listed in its help. */
final class ExitCodes {
  static final int DONE = 0;

  /** Something failed that should not have. */
  static final int FAILED = 1;

  /** The command line was wrong. */
  static final int USAGE = 2;

  /** The configuration was wrong. */
  static final int CONFIGURATION = 3;

  /** The data could not be used. */
  static final int DATA = 4;

  /** A run directory or checkpoint could not be read or written. */
  static final int STORAGE = 5;

  /** A plugin could not be loaded or failed. */
  static final int PLUGIN = 6;

  private ExitCodes() {}
}
