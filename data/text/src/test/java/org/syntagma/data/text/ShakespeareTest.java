package org.syntagma.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.data.text.TextConfig.Order;

/** The text that nanoGPT prepares, if it lies in a folder shared/data next to the checkout. */
class ShakespeareTest {
  @TempDir private Path folder;

  private static Optional<Path> shared(String file) {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(parent -> parent.resolve("shared/data").resolve(file))
        .filter(Files::exists)
        .findFirst();
  }

  @Test
  void splitHasAsManyTokensAsNanoGpts() throws IOException {
    Optional<Path> file = shared("tinyshakespeare/input.txt.gz");
    assumeTrue(file.isPresent(), "no shared/data/tinyshakespeare/input.txt.gz");
    TextCorpus corpus = Setup.in(folder).windows(file.get(), 0.9, 64, Order.SEQUENTIAL);
    // nanoGPT: train has 1,003,854 tokens, val has 111,540 tokens.
    assertEquals(OptionalLong.of((1_003_854 - 1 + 63) / 64), corpus.size());
    assertEquals(OptionalLong.of((111_540 - 1 + 63) / 64), corpus.heldOut().orElseThrow().size());
    Setup setup = Setup.in(folder);
    assertEquals(111_539, setup.predicted(setup.all(corpus.heldOut().orElseThrow())).length());
  }
}
