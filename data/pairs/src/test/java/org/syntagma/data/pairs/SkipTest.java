package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.toolkit.files.Faults;

class SkipTest {
  @TempDir private Path folder;

  private Setup setup() {
    return Setup.in(folder).with(Faults.SKIP);
  }

  @Test
  void keepsWhatIsGoodAndARecordOfTheRest() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("a\tb\nonly one\nc\td\ncaf".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xE9);
    bytes.writeBytes("\tx\n".getBytes(StandardCharsets.UTF_8));
    Path file = setup().write("a.tsv", bytes.toByteArray());
    assertEquals(List.of("a -> b", "c -> d"), Setup.sorted(setup().tsv(file)));
    assertEquals(1, setup().records().size());
    Path record = setup().records().get(0);
    assertTrue(record.getFileName().toString().startsWith("a.tsv-"));
    String text =
        "# %s:2: found 1 field; expected at least 2, separated by tabs\nonly one\n\n"
                .formatted(file)
            + "# %s:4: byte 4 of this line (0xE9) is not UTF-8; expected UTF-8\n".formatted(file);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.writeBytes((text + "caf").getBytes(StandardCharsets.UTF_8));
    expected.write(0xE9);
    expected.writeBytes("\tx\n\n".getBytes(StandardCharsets.UTF_8));
    assertArrayEquals(expected.toByteArray(), Files.readAllBytes(record));
  }

  @Test
  void readsOnHoweverManyFaultsThereAre() {
    Path file = setup().write("a.tsv", "bad\n".repeat(5000) + "a\tb\n");
    assertEquals(List.of("a -> b"), Setup.all(setup().tsv(file)));
  }

  @Test
  void leavesNothingElseInTheCache() throws IOException {
    TsvCorpus corpus = setup().tsv(setup().write("a.tsv", "a\tb\n"));
    assertEquals(List.of("a -> b"), Setup.all(corpus));
    try (Stream<Path> files = Files.list(setup().cache().path())) {
      assertEquals(List.of(), files.toList());
    }
    assertEquals(List.of(), setup().records());
  }

  @Test
  void nothingButFaultsIsNoCorpus() {
    Path file = setup().write("a.tsv", "bad\n");
    assertEquals(
        "[F]: found no pair to train on; expected at least one",
        Setup.message(setup().tsv(file), file));
  }

  @Test
  void moreFaultyTextThanFitsInMemoryIsRefused() {
    Path file = setup().write("a.tsv.gz", ("x".repeat(1 << 20) + "\n").repeat(65));
    String message = Setup.message(setup().tsv(file), file);
    assertTrue(
        message.startsWith(
            "F: found 64 faulty rows, which are too many to keep, the first being F:1: found 1 field"),
        message);
  }
}
