package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.data.DataException;

class JsonLinesTest {
  @TempDir private Path folder;

  private Setup setup() {
    return Setup.in(folder);
  }

  private List<String> read(String source, String target, String text) {
    return Setup.sorted(setup().jsonl(setup().write("a.jsonl", text), source, target));
  }

  private String fault(String source, String text) {
    Path file = setup().write("a.jsonl", text);
    return Setup.fault(setup().jsonl(file, source, "{t}"), file);
  }

  private String wrong(String template) {
    return assertThrows(DataException.class, () -> Template.parse("source", template)).getMessage();
  }

  @Test
  void templatesAreFilledWithFields() {
    assertEquals(
        List.of("Q: 1 + 1? {x} -> 2"),
        read("Q: {q} {{x}}", "{a}", "{\"q\": \"1 + 1?\", \"a\": 2}\n"));
    assertEquals(
        List.of("b1 -> 1.50 true"),
        read("{a.b}{a.c.1}", "{n} {t}", "{\"a\":{\"b\":\"b\",\"c\":[0,1]},\"n\":1.50,\"t\":true}"));
    assertEquals(List.of("x -> y"), read("{0}", "{1}", "[\"x\", \"y\"]\n"));
  }

  @Test
  void escapesBecomeCharacters() {
    assertEquals(
        List.of("’😀\n -> é"),
        read("{q}", "{a}", "{\"q\": \"\\u2019\\ud83d\\ude00\\n\", \"a\": \"é\"}\n"));
  }

  @Test
  void gzipWindowsLineEndsBlankLinesAndByteOrderMarkAreNoFaults() {
    Path file = setup().write("a.jsonl.gz", "\uFEFF{\"s\":1,\"t\":2}\r\n \r\n{\"s\":3,\"t\":4}");
    assertEquals(List.of("1 -> 2", "3 -> 4"), Setup.sorted(setup().jsonl(file, "{s}", "{t}")));
  }

  @Test
  void fieldThatIsNotThereIsNamedWithThoseThatAre() {
    assertEquals(
        "F:2: found no field 'quest'; the fields there are question, t",
        fault("{quest}", "{\"quest\":1,\"t\":2}\n{\"question\": 1, \"t\": 2}\n"));
    assertEquals(
        "F:1: found no field 'c' of {a.c}; the fields there are b",
        fault("{a.c}", "{\"a\": {\"b\": 1}, \"t\": 2}"));
    assertEquals("F:1: found no field 's'; the fields there are none", fault("{s}", "{}"));
    assertEquals(
        "F:1: found no field '2' of {a.2}; the list there has 2 items, from 0",
        fault("{a.2}", "{\"a\": [1, 2]}"));
    assertEquals(
        "F:1: found no field 'x' of {a.x}; there is a list, whose items are numbered from 0",
        fault("{a.x}", "{\"a\": [1, 2]}"));
    assertEquals(
        "F:1: found no field 'x' of {a.x}; there is a plain value", fault("{a.x}", "{\"a\": 1}"));
  }

  @Test
  void fieldThatIsNoTextIsNamed() {
    assertEquals("F:1: found null in the field {s}; expected a text", fault("{s}", "{\"s\":null}"));
    assertEquals(
        "F:1: found a list in the field {s}; expected a text", fault("{s}", "{\"s\":[1]}"));
    assertEquals(
        "F:1: found an object in the field {s}; expected a text", fault("{s}", "{\"s\":{}}"));
  }

  @Test
  void halfOfASurrogatePairIsNamed() {
    assertEquals(
        "F:1: found half of a surrogate pair (U+D83D) in the source; expected whole characters",
        fault("{s}", "{\"s\":\"x\\ud83d\",\"t\":1}"));
  }

  @Test
  void lineThatIsCutIsNamed() {
    String whole = "{\"s\": \"some text\", \"t\": {\"u\": \"a\"}}";
    for (int length : new int[] {1, 4, 5, 10, 18, 24, 30, whole.length() - 1}) {
      assertEquals(
          "F:2: found JSON that ends in the middle of a value; expected it whole: copy the file again",
          fault("{s}", "{\"s\": 1, \"t\": 2}\n" + whole.substring(0, length)),
          whole.substring(0, length));
    }
  }

  @Test
  void lineThatIsNoJsonIsNamed() {
    assertEquals(
        "F:1: found what is no JSON, at column 2 after $.; expected JSON",
        fault("{s}", "{'s': 1}").replaceAll("column \\d+", "column 2"));
    assertEquals(
        "F:1: found more after the JSON value; expected one in each line",
        fault("{s}", "{\"s\":1,\"t\":2} {\"s\":1,\"t\":2}"));
    assertTrue(fault("{s}", "{\"s\": NaN, \"t\": 2}").contains("found what is no JSON"));
  }

  @Test
  void deepNestingIsAFaultAndNoOverflow() {
    int depth = 100_000;
    String message = "F:1: found JSON that is nested deeper than 100; expected at most that";
    assertEquals(message, fault("{s}", "[".repeat(depth)));
    assertEquals(message, fault("{s}", "[".repeat(depth) + "]".repeat(depth)));
    assertEquals(message, fault("{s}", "{\"s\":".repeat(depth)));
    String deepest = "[".repeat(99) + "1" + "]".repeat(99);
    assertEquals(
        List.of("x -> y"), read("{s}", "{t}", "{\"s\":\"x\",\"t\":\"y\",\"u\":" + deepest + "}"));
  }

  @Test
  void bytesThatAreNotUtf8AreNamed() {
    Path file =
        setup()
            .write("a.jsonl", "{\"s\":\"\u00E9\",\"t\":1}".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "F:1: byte 7 of this line (0xE9) is not UTF-8; expected UTF-8",
        Setup.fault(setup().jsonl(file, "{s}", "{t}"), file));
  }

  @Test
  void templateThatIsNoneIsNamed() {
    String expected = "; expected fields in braces, such as {question}, and {{ or }} for a brace";
    assertEquals("source = question: found no field" + expected, wrong("question"));
    assertEquals("source = {{q}}: found no field" + expected, wrong("{{q}}"));
    assertEquals("source = {q: found '{' without '}'" + expected, wrong("{q"));
    assertEquals("source = {}: found a field without a name" + expected, wrong("{}"));
    assertEquals(
        "source = {q}}: found '}' without '{'" + expected, wrong("{q}}").replace("{q}}:", "{q}}:"));
    assertThrows(
        DataException.class, () -> setup().jsonl(folder.resolve("a.jsonl"), "{s}", "target"));
  }
}
