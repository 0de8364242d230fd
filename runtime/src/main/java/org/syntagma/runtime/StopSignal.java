package org.syntagma.runtime;

/** Asks a run to stop after the update it is at. Safe for use by several threads. */
public final class StopSignal {
  private volatile boolean requested;

  /** Asks; the run writes a checkpoint and returns. */
  public void request() {
    requested = true;
  }

  public boolean requested() {
    return requested;
  }
}
