package org.syntagma.toolkit.safetensors;

import java.nio.file.Path;

/** A safetensors file cannot be read or written. The message names the file and the fault. */
public final class SafetensorsException extends RuntimeException {
  SafetensorsException(Path file, String fault) {
    super(file + ": " + fault);
  }

  SafetensorsException(Path file, String fault, Throwable cause) {
    super(file + ": " + fault, cause);
  }
}
