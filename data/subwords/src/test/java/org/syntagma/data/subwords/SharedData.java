package org.syntagma.data.subwords;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Real data, if it lies in a folder shared/data above the working directory. */
final class SharedData {
  private SharedData() {}

  /** The file or folder; skips the test where it is absent. */
  static Path find(String name) {
    Optional<Path> file =
        Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
            .map(parent -> parent.resolve("shared/data").resolve(name))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(file.isPresent(), "no shared/data/" + name);
    return file.orElseThrow();
  }
}
