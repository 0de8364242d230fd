package org.syntagma.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;
import org.syntagma.data.text.TextConfig.Order;
import org.syntagma.data.text.TextConfig.Unit;

/** One clear message for each way in which a text can be unusable. */
class TextFaultsTest {
  @TempDir private Path folder;

  private String fault(Path file) {
    TextCorpus corpus = Setup.in(folder).windows(file, 0.9, 8, Order.RANDOM);
    String message = assertThrows(DataException.class, corpus::next).getMessage();
    assertEquals(message, assertThrows(DataException.class, corpus::sources).getMessage());
    assertEquals(message, assertThrows(DataException.class, corpus::texts).getMessage());
    return message;
  }

  private String shortage(double split, int context, Unit unit, String text) throws IOException {
    Setup setup = Setup.in(folder);
    Path file = setup.write("short.txt", text);
    TextCorpus corpus =
        setup.corpus(
            new TextConfig(
                file, Optional.empty(), OptionalDouble.of(split), unit, context, Order.RANDOM));
    return assertThrows(DataException.class, corpus::next)
        .getMessage()
        .replace(file.toString(), "F");
  }

  @Test
  void missingFile() {
    Path file = folder.resolve("none.txt");
    assertEquals(file + ": found no such file; expected a UTF-8 text: check the path", fault(file));
  }

  @Test
  void folderInsteadOfAFile() {
    assertEquals(folder + ": found a folder; expected a UTF-8 text file", fault(folder));
  }

  @Test
  void emptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.txt"));
    assertEquals(file + ": found an empty file; expected a UTF-8 text", fault(file));
    Path compressed = Files.write(folder.resolve("empty.gz"), Setup.gzip(""));
    assertEquals(compressed + ": found an empty file; expected a UTF-8 text", fault(compressed));
  }

  @Test
  void firstByteThatIsNotUtf8IsNamedWhereverItIs() throws IOException {
    for (int place : new int[] {0, 5, 65_535, 65_536, 65_537, 200_000}) {
      byte[] bytes = new byte[place + 3];
      Arrays.fill(bytes, (byte) 'a');
      bytes[place] = (byte) 0xE9;
      Path file = Files.write(folder.resolve("latin1.txt"), bytes);
      assertEquals(
          file
              + ": byte "
              + place
              + " of the text (0xE9) is not UTF-8; expected UTF-8: convert the file first",
          fault(file));
    }
  }

  @Test
  void textThatEndsInsideACharacter() throws IOException {
    byte[] bytes = "abc😀".getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("cut.txt"), Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals(
        file + ": byte 3 of the text (0xF0) is not UTF-8; expected UTF-8: convert the file first",
        fault(file));
  }

  @Test
  void damagedGzip() throws IOException {
    byte[] whole = Setup.gzip("some text that is long enough to be compressed ".repeat(50));
    Path file = folder.resolve("text.gz");
    for (int length : new int[] {2, 9, 30, whole.length - 9, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      String message = fault(file);
      assertTrue(message.startsWith(file + ": found damaged gzip ("), message);
      assertTrue(message.endsWith("); expected it whole: copy it again"), message);
    }
    byte[] flipped = whole.clone();
    flipped[whole.length - 6] ^= 1;
    Files.write(file, flipped);
    assertTrue(fault(file).startsWith(file + ": found damaged gzip (Corrupt GZIP trailer"));
    Files.writeString(file, "plain text");
    assertTrue(fault(file).startsWith(file + ": found damaged gzip (Not in GZIP format"));
  }

  @Test
  void trainingPartShorterThanOneContext() throws IOException {
    assertEquals(
        "F: found 8 tokens in the training part; expected at least 9 (context + 1): give a longer"
            + " text, a smaller context or another split",
        shortage(1, 8, Unit.WINDOW, "abcdefgh"));
  }

  @Test
  void heldOutPartShorterThanOneContext() throws IOException {
    assertEquals(
        "F: found 3 tokens in the held-out part; expected at least 9 (context + 1): give a longer"
            + " text, a smaller context or another split",
        shortage(0.9, 8, Unit.WINDOW, "x".repeat(27)));
  }

  @Test
  void noLine() throws IOException {
    assertEquals(
        "F: found no line in the training part; expected at least one: give a longer text or another"
            + " split",
        shortage(1, 8, Unit.LINE, "\n  \n"));
  }

  @Test
  void cacheThatCannotBeWritten() throws IOException {
    Setup setup = Setup.in(folder);
    Files.writeString(setup.cache(), "a file where the folder should be");
    TextCorpus corpus = setup.windows(setup.write("t", "abcdefgh"), 1, 3, Order.RANDOM);
    String message = assertThrows(DataException.class, corpus::next).getMessage();
    assertTrue(message.startsWith(setup.cache() + ": cannot keep tokens here ("), message);
  }

  @Test
  void textThatIsSplitAndHasAnotherHeldOut() {
    assertTrue(
        new TextConfig(
                folder, Optional.of(folder), OptionalDouble.empty(), Unit.LINE, 1, Order.RANDOM)
            .isHeldOutOnce());
    assertTrue(
        !new TextConfig(
                folder, Optional.of(folder), OptionalDouble.of(0.5), Unit.LINE, 1, Order.RANDOM)
            .isHeldOutOnce());
  }
}
