package org.syntagma.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random trees go in at every layer and come out unchanged. */
class TreesSurviveLayersTest {
  private static final int TREES = 100;

  @TempDir Path folder;

  /** Puts a tree at the key {@code tree}. */
  private interface Writing {
    void write(Setting.Fields tree, Settings.Builder settings) throws IOException;
  }

  @Test
  void throughYamlFiles() throws IOException {
    assertSurvives(this::yaml);
  }

  @Test
  void throughTheConfigurationThatARunWrites() throws IOException {
    assertSurvives(
        (tree, settings) -> {
          Setting.Fields root = new Setting.Fields(Map.of("tree", tree), Origin.Layer.CODE);
          settings.file(file("configuration.yaml", Settings.of(root).toYaml()));
        });
  }

  @Test
  void throughPropertiesFiles() throws IOException {
    assertSurvives(
        (tree, settings) -> {
          String value = FlowYaml.of(tree).replace("\\", "\\\\");
          settings.file(file("tree.properties", "tree = " + value + "\n"));
        });
  }

  @Test
  void throughTheEnvironment() throws IOException {
    assertSurvives(
        (tree, settings) -> settings.environment(Map.of("SYNTAGMA_TREE", FlowYaml.of(tree))));
  }

  @Test
  void throughTheCommandLine() throws IOException {
    assertSurvives((tree, settings) -> settings.set("tree=" + FlowYaml.of(tree)));
  }

  @Test
  void throughTheCommandLineTextByText() throws IOException {
    assertSurvives(
        (tree, settings) -> {
          settings.set("tree=" + FlowYaml.of(tree).replaceAll("\"[^\"]*\"", "x"));
          texts("tree", tree)
              .forEach((key, text) -> settings.set(key + "=" + asOnTheCommandLine(text)));
        });
  }

  @Test
  void throughCode() throws IOException {
    assertSurvives((tree, settings) -> settings.set("tree", value(tree)));
  }

  @Test
  void betweenOtherLayers() throws IOException {
    assertSurvives(
        (tree, settings) -> {
          Setting.Fields other = new RandomTrees(new SplittableRandom(tree.hashCode())).root();
          settings.file(file("below.yaml", "tree: " + FlowYaml.of(other) + "\nlist: [1, 2]\n"));
          settings.file(file("clear.properties", "tree = none\nlist[0] = 3"));
          yaml(tree, settings);
          settings.file(file("above.yaml", "above: {a: [x]}\n"));
          settings.environment(Map.of("SYNTAGMA_LIST__1", "3"));
          settings.set("above.b", 1);
          tree.fields()
              .forEach((key, same) -> settings.set("tree." + key + "=" + FlowYaml.of(same)));
        });
  }

  private void assertSurvives(Writing writing) throws IOException {
    for (int seed = 0; seed < TREES; seed++) {
      Setting.Fields tree = new RandomTrees(new SplittableRandom(seed)).root();
      Settings.Builder settings = Settings.builder().environment(Map.of());
      writing.write(tree, settings);
      Setting found = settings.read().root().fields().get("tree");
      assertEquals(FlowYaml.of(tree), FlowYaml.of(found), "seed " + seed);
    }
  }

  private void yaml(Setting.Fields tree, Settings.Builder settings) throws IOException {
    settings.file(file("tree.yaml", "tree: " + FlowYaml.of(tree) + "\n"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Map<String, Setting.Text> texts(String key, Setting setting) {
    Map<String, Setting.Text> texts = new LinkedHashMap<>();
    if (setting instanceof Setting.Fields map) {
      map.fields().forEach((word, inner) -> texts.putAll(texts(key + "." + word, inner)));
    } else if (setting instanceof Setting.Items list) {
      for (int i = 0; i < list.items().size(); i++) {
        texts.putAll(texts(key + "[" + i + "]", list.items().get(i)));
      }
    } else if (setting instanceof Setting.Text text) {
      texts.put(key, text);
    }
    return texts;
  }

  /** Without quotes where none are needed. */
  private static String asOnTheCommandLine(Setting.Text text) {
    String stripped = text.text().strip();
    boolean special =
        stripped.matches("(?s)[\\[{\"'].*") || stripped.matches("|~|null|Null|NULL|none");
    return special ? FlowYaml.of(text) : text.text().replace("${", "$${");
  }

  private static Object value(Setting setting) {
    if (setting instanceof Setting.Fields map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.fields().forEach((key, inner) -> values.put(key, value(inner)));
      return values;
    }
    if (setting instanceof Setting.Items list) {
      List<Object> values = new ArrayList<>();
      list.items().forEach(inner -> values.add(value(inner)));
      return values;
    }
    return setting instanceof Setting.Text text
        ? text.text().replace("${", "$${")
        : Optional.empty();
  }
}
