package org.syntagma.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedFilesTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: 1\\nb: 2\\na: 3           | :3:1: the key 'a' is there twice, first at FILE:1:1; remove one
          a: &x {b: 1}\\nc:\\n  <<: *x | :3:3: merge keys (<<) are not supported; write the keys out
          a: &x [1, *x]               | :1:4: an alias (*name) stands inside its own anchor; write it out
          a: &x {b: *x}               | :1:4: an alias (*name) stands inside its own anchor; write it out
          - a\\n- b                    | :1:1: found a list, expected a map of settings such as 'name: my-run'
          words                       | :1:1: found text, expected a map of settings such as 'name: my-run'
          # nothing                   | :1:1: there are only comments; expected settings such as 'name: my-run'
          a: !secret x                | :1:4: found the tag !secret; tags are not supported, remove it
          [a, b]: 1                   | :1:1: a key must be a word such as 'weight-decay', not a list or map
          a: b: c                     | :1:5: this is not valid YAML: mapping values are not allowed here; check indentation, close brackets and quotes, and quote text that holds ': ', ' #' or brackets
          a: [b                       | :1:6: this is not valid YAML: expected ',' or ']', but got <stream end>; check indentation, close brackets and quotes, and quote text that holds ': ', ' #' or brackets
          a: !!binary aGVs            | :1:4: found the tag tag:yaml.org,2002:binary; tags are not supported, remove it
          a: !!java.net.URL [x]       | :1:4: found the tag tag:yaml.org,2002:java.net.URL; tags are not supported, remove it
          a: 1\\n---\\nb: 2            | :2:1: a second document begins here; a file holds one, so give the other a file of its own
          a: 1\\n...\\nb: 2            | :3:1: everything ended before this; a file holds one map, and text that begins with a bracket or quote must be in quotes as a whole
          a:\\n\\tb: 1                 | :2:1: found a tab; indent with spaces, and quote text that begins with a tab
          a: @b                       | :1:4: text cannot begin with @; put it in quotes
          a: **.bias                  | :1:5: text that begins with * or & must be in quotes
          a: *b                       | :1:4: there is no anchor &b before the alias *b; add it, or put plain text in quotes
          a: b\\u0007                 | :1:1: character 5 is U+0007, which YAML cannot hold as it is; write "\\u0007" in double quotes
          a.b-c: 1                    | :1:1: 'a.b-c' is no key in a map; write one map inside the other: 'a: {b-c: …}'
          a: {b:1}                    | :1:5: 'b:1' cannot be a key; put a space after the colon
          "": 1                       | :1:1: '' cannot be a key; a key has up to 100 letters, digits, '-' and '_' and begins with no '-'
          a[0]: 1                     | :1:1: 'a[0]' cannot be a key; a key has up to 100 letters, digits, '-' and '_' and begins with no '-'
          a b: 1                      | :1:1: 'a b' cannot be a key; a key has up to 100 letters, digits, '-' and '_' and begins with no '-'
          """)
  void oneLineSaysWhereAndWhatToDo(String text, String message) throws IOException {
    Path file = write(text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007"));
    assertEquals(file + message.replace("FILE", file.toString()), refusal(file));
  }

  @Test
  void aTreeBombIsRefusedBeforeItUnfolds() throws IOException {
    StringBuilder wide = new StringBuilder("a0: &a0 [" + "x,".repeat(9_000) + "x]\n");
    wide.append("a1: [").append("*a0,".repeat(12)).append("*a0]\n");
    assertTrue(refusal(write(wide.toString())).contains("more than 100,000 values"));
    StringBuilder deep = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      deep.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertTrue(refusal(write(deep.toString())).contains("more than 100,000 values"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a = 1\\na = 2   | :2: the key 'a' is there twice, first in line 1; remove one
          a = x\\         | : the last line ends in a backslash, which joins it to the next; remove it
          a = \\uZZZZ     | : Unable to parse unicode value: ZZZZ; write \\u and four digits from 0 to f, or the character itself
          a.-b = 1        | :1:1: 'a.-b' is not a key; expected words of letters, digits, '-' and '_', joined by dots, such as stages[0].weight-decay
          a = [1          | :1:1: this is not valid YAML: expected ',' or ']', but got <stream end>; check indentation, close brackets and quotes, and quote text that holds ': ', ' #' or brackets
          """)
  void propertiesAreRefusedInOneLineToo(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("x.properties"), text.replace("\\n", "\n"));
    assertEquals(file + message, refusal(file));
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    String bottom = "a: " + "[".repeat(51) + "]".repeat(51);
    String message = "lists and maps are nested deeper than 50 levels; use fewer";
    assertTrue(refusal(write(bottom)).contains(message), refusal(write(bottom)));
  }

  @Test
  void aFileThatIsNoTextOrTooLargeOrNotThereIsRefused() throws IOException {
    Path file = folder.resolve("x.yaml");
    assertEquals(
        file
            + ": there is no such file; check the path (it is looked up from the working directory)",
        refusal(file));
    assertEquals(
        folder + ": this is a folder; give the configuration file inside it", refusal(folder));
    assertEquals(
        file + ": the file is empty; expected settings such as 'name: my-run'", refusal(write("")));
    Files.write(file, "a: 1\nb: ä\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        file + ": line 2: byte 8 of the file is not UTF-8 text; save the file as UTF-8",
        refusal(file));
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xc3});
    assertTrue(refusal(file).contains("is not UTF-8 text"), refusal(file));
    Files.writeString(file, "a: " + "x".repeat(1 << 20));
    assertEquals(
        file + ": the file is larger than 1 MiB, so it is hardly a configuration; check the path",
        refusal(file));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
    Setting.Fields root =
        Settings.builder().environment(Map.of()).file(write("\uFEFFa: 1")).read().root();
    assertEquals("{a: 1}", SettingsTest.shown(root));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("x.yaml"), text);
  }

  private static String refusal(Path file) {
    Settings.Builder builder = Settings.builder().environment(Map.of()).file(file);
    String message = assertThrows(ConfigurationException.class, builder::read).getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }
}
