package org.syntagma.runtime.checkpoint;

/** A checkpoint cannot be written or read. The message names it and the fault. */
public final class CheckpointException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CheckpointException(String message) {
    super(message);
  }

  CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
