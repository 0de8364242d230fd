package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.toolkit.files.Faults;

class JsonDocumentTest {
  private static final String DOCUMENT =
      """
      {
        "other": [["no", "pair"], {"at": ["all"]}],
        "train": [
          ["one", "a"],
          [
            "two",
            "b"
          ]
        ],
        "data": {"train": [{"s": "three", "t": "c"}]},
        "number": 1
      }
      """;

  @TempDir private Path folder;

  private Setup setup() {
    return Setup.in(folder);
  }

  private String fault(String rows, String text) {
    Path file = setup().write("a.json", text);
    return Setup.fault(setup().json(file, rows, "{0}", "{1}"), file);
  }

  private String message(String rows) {
    Path file = setup().write("a.json", DOCUMENT);
    return Setup.message(setup().json(file, rows, "{0}", "{1}"), file);
  }

  @Test
  void rowsAreInTheListThatIsNamed() {
    Path file = setup().write("a.json", "\uFEFF" + DOCUMENT.replace("\n", "\r\n"));
    assertEquals(
        List.of("one -> a", "two -> b"), Setup.sorted(setup().json(file, "train", "{0}", "{1}")));
    assertEquals(List.of("three -> c"), Setup.all(setup().json(file, "data.train", "{s}", "{t}")));
  }

  @Test
  void wholeValueCanBeTheList() {
    Path file = setup().write("a.json.gz", "[{\"s\": 1, \"t\": 2}, {\"s\": 3, \"t\": 4}]");
    assertEquals(List.of("1 -> 2", "3 -> 4"), Setup.sorted(setup().json(file, ".", "{s}", "{t}")));
  }

  @Test
  void listThatIsNotThereIsNamed() {
    assertEquals(
        "F:12: found no field 'dev' of rows: dev; the first fields there are other, train, data, number",
        message("dev"));
    assertEquals(
        "F:11: found no list where rows: number leads ($.number); expected one", message("number"));
    assertEquals(
        "F:3: found no object where rows: train.x leads ($.train); expected one",
        message("train.x"));
    assertEquals("F:1: found no list where rows: . leads ($); expected one", message("."));
  }

  @Test
  void rowIsNamedByTheLineWhereItBegins() {
    assertEquals(
        "F:3: found no field '1'; the list there has 1 items, from 0",
        fault("train", "{\"train\": [[1, 2],\n[3, 4],\n  [\n5\n],\n[6, 7]]}"));
  }

  @Test
  void documentThatIsCutIsNamed() {
    assertEquals(
        "F:4: found JSON that ends in the middle of a value; expected it whole: copy the file again",
        fault("train", DOCUMENT.substring(0, DOCUMENT.indexOf("\"a\""))));
    assertEquals("F:2: found more after the JSON value; expected one", fault(".", "[[1,2]]\n[3]"));
  }

  @Test
  void whatIsWholeIsKeptWhereFaultsAreSkipped() throws IOException {
    Path file = setup().write("a.json", "[[1, 2], [3],\n[4, 5], [6");
    assertEquals(
        List.of("1 -> 2", "4 -> 5"),
        Setup.sorted(setup().with(Faults.SKIP).json(file, ".", "{0}", "{1}")));
    String record = Files.readString(setup().records().get(0));
    assertTrue(record.startsWith("# %s:1: found no field '1'".formatted(file)), record);
    assertTrue(record.contains("\n[3]\n\n# %s:2: found JSON that ends".formatted(file)), record);
  }

  @Test
  void deepNestingIsAFaultAndNoOverflow() {
    String message = "F:1: found JSON that is nested deeper than 100; expected at most that";
    assertEquals(message, fault(".", "[[1, 2], " + "[".repeat(100_000)));
    assertEquals(message, fault("train", "{\"other\": " + "[".repeat(100_000)));
  }

  @Test
  void bytesThatAreNotUtf8AreNamed() {
    Path file = setup().write("a.json", "[[\"\u00E9\", 1]]".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "F:1: found bytes that are not UTF-8 within 8,192 bytes from here; expected UTF-8",
        Setup.fault(setup().json(file, ".", "{0}", "{1}"), file));
  }

  @Test
  void damagedGzipIsNotTakenForDamagedJson() throws IOException {
    byte[] whole =
        Setup.gzip(("[[1, 2]" + ", [3, 4]".repeat(5000) + "]").getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve("a.json.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length - 9));
    String message = Setup.message(setup().json(file, ".", "{0}", "{1}"), file);
    assertTrue(message.startsWith("F: found damaged gzip ("), message);
  }
}
