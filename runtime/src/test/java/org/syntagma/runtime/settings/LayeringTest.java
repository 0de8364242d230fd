package org.syntagma.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of layers in {@code docs/configuration.md} holds, row by row. */
class LayeringTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final String REFUSED = "refused: ";

  @TempDir Path folder;

  /** One row of the table. */
  private record Row(String below, String above, String holds) {
    static Row of(String line) {
      String[] cells = line.replace("`", "").split(" *\\| *", 5);
      return new Row(cells[1], cells[2], cells[3]);
    }
  }

  static List<Row> rows() throws IOException {
    return Files.readString(PAGE)
        .lines()
        .dropWhile(line -> !line.equals("| below | above | what holds |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(Row::of)
        .toList();
  }

  @Test
  void theTableIsThere() throws IOException {
    assertTrue(rows().size() > 25, () -> "no table of layers in " + PAGE);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isAsTheTableSays(Row row) throws IOException {
    Settings.Builder settings = Settings.builder().environment(Map.of());
    settings.file(file("below.yaml", row.below));
    if (row.above.startsWith("--set ")) {
      settings.set(row.above.substring("--set ".length()));
    } else if (row.above.startsWith("SYNTAGMA_")) {
      String[] variable = row.above.split("=", 2);
      settings.environment(Map.of(variable[0], variable[1]));
    } else {
      settings.file(file("above.yaml", row.above));
    }
    if (row.holds.startsWith(REFUSED)) {
      String message = assertThrows(ConfigurationException.class, settings::read).getMessage();
      assertTrue(message.contains(row.holds.substring(REFUSED.length())), message);
    } else {
      Setting expected = YamlText.value("{" + row.holds + "}", Origin.Layer.CODE);
      assertEquals(FlowYaml.of(expected), FlowYaml.of(settings.read().root()));
    }
  }

  @Test
  void laterFilesEnvironmentAndCommandLineWinInThisOrder() throws IOException {
    Path one = file("one.yaml", "{a: 1, b: 1, c: 1, d: 1, e: 1}");
    Path two = file("two.properties", "b = 2\nc = 2\nd = 2\ne = 2");
    Setting.Fields root =
        Settings.builder()
            .set("e=4")
            .set("d=4")
            .set("e=5")
            .file(one)
            .environment(Map.of("SYNTAGMA_C", "3", "SYNTAGMA_D", "3", "SYNTAGMA_E", "3"))
            .file(two)
            .read()
            .root();
    assertEquals("{a: \"1\", b: \"2\", c: \"3\", d: \"4\", e: \"5\"}", FlowYaml.of(root));
    assertEquals(
        List.of(one + ":1:5", two + ":1:1", "environment SYNTAGMA_C", "--set d", "--set e"),
        origins(root));
  }

  @Test
  void anElementThatAnIndexReplacesKeepsTheOriginsOfTheOthers() throws IOException {
    Path file = file("one.yaml", "a: [1, 2]");
    Setting.Fields root =
        Settings.builder().environment(Map.of()).file(file).set("a[1]=3").read().root();
    Setting.Items list = (Setting.Items) root.fields().get("a");
    assertEquals(file + ":1:4", list.origin().describe());
    assertEquals(
        List.of(file + ":1:5", "--set a[1]"),
        list.items().stream().map(item -> item.origin().describe()).toList());
  }

  @Test
  void withSeveralFilesAProblemNamesItsOwn() throws IOException {
    Path one = file("one.yaml", "a: ${x}");
    Path two = file("two.yaml", "b:\n  - ${y}");
    Settings.Builder settings = Settings.builder().environment(Map.of()).file(one).file(two);
    List<String> lines =
        assertThrows(ConfigurationException.class, settings::read).getMessage().lines().toList();
    assertEquals("2 configuration errors in %s, %s".formatted(one, two), lines.get(0));
    assertTrue(lines.get(1).endsWith("(from " + one + ":1:4)"), lines.get(1));
    assertTrue(lines.get(2).endsWith("(from " + two + ":2:5)"), lines.get(2));
  }

  @Test
  void aWayThatNeverEndsIsRefused() {
    String key = String.join(".", Stream.generate(() -> "a").limit(51).toList());
    assertThrows(ConfigurationException.class, () -> Settings.builder().set(key + "=1"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> origins(Setting.Fields root) {
    return root.fields().values().stream().map(value -> value.origin().describe()).toList();
  }
}
