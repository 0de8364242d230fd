package org.syntagma.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.syntagma.runtime.io.Durable;
import org.syntagma.runtime.io.IoFaults;
import org.syntagma.runtime.run.RunException;

/** A folder for a moment, in the system's place for such; closing deletes it with what it holds. */
record Scratch(Path path) implements AutoCloseable {
  static Scratch create() {
    try {
      return new Scratch(Files.createTempDirectory("syntagma-"));
    } catch (IOException e) {
      throw unusable("no temporary folder can be made", e);
    }
  }

  @Override
  public void close() {
    try {
      Durable.delete(path);
    } catch (IOException e) {
      throw unusable("the temporary folder " + path + " cannot be deleted", e);
    }
  }

  private static RunException unusable(String what, IOException e) {
    return new RunException(
        what + " (" + IoFaults.describe(e) + "): see to it, or set -Djava.io.tmpdir", e);
  }
}
