package org.syntagma.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final String BASE =
      """
      name: base
      backend: {type: eager, device: cpu}
      stages:
        - name: one
          updates: 10
          betas: [0.9, 0.95]
        - name: two
          updates: 20
      """;

  @TempDir Path folder;

  @Test
  void laterFilesMergeMapsAndReplaceListsWhole() throws IOException {
    Setting.Fields root =
        read(
            file("base.yaml", BASE),
            file("more.yaml", "backend: {device: 'gpu:0'}\nstages: [{name: three}]\nseed: 7\n"));
    assertEquals(
        "{name: base, backend: {type: eager, device: gpu:0}, stages: [{name: three}], seed: 7}",
        shown(root));
  }

  @Test
  void eachLayerWinsOverThoseBelow() throws IOException {
    Path file = file("base.yaml", BASE);
    Map<String, String> environment =
        Map.of(
            "SYNTAGMA_BACKEND__DEVICE", "gpu:1",
            "SYNTAGMA_STAGES__0__UPDATES", "11",
            "SYNTAGMA_STAGES__1__WARMUP_STEPS", "3",
            "SYNTAGMA_HOME", "/opt/syntagma",
            "PATH", "/bin");
    Setting.Fields root =
        Settings.builder()
            .file(file)
            .environment(environment)
            .set("stages[0].updates=12")
            .set("stages[0].optimizer.schedule.peak=1e-3")
            .read()
            .root();
    assertEquals(
        "{name: base, backend: {type: eager, device: gpu:1}, stages: [{name: one, updates: 12, betas:"
            + " [0.9, 0.95], optimizer: {schedule: {peak: 1e-3}}}, {name: two, updates: 20,"
            + " warmup-steps: 3}]}",
        shown(root));
    assertEquals("environment SYNTAGMA_BACKEND__DEVICE", origin(root, "backend", "device"));
    assertEquals(file + ":2:17", origin(root, "backend", "type"));
  }

  @Test
  void valuesFromTheCommandLineMayBeListsMapsQuotedOrPlainTextWithColons() throws IOException {
    Path file = file("base.yaml", BASE);
    Setting.Fields root =
        Settings.builder()
            .file(file)
            .environment(Map.of())
            .set("stages[0].betas=[0.8, [1, 2], {a: b}]")
            .set("backend={precision: fp32}")
            .set("name=a: b # c")
            .set("note='none'")
            .set("stages[1]=none")
            .read()
            .root();
    assertEquals(
        "{name: a: b # c, backend: {type: eager, device: cpu, precision: fp32}, stages: [{name: one,"
            + " updates: 10, betas: [0.8, [1, 2], {a: b}]}, -], note: none}",
        shown(root));
  }

  @Test
  void noneClearsAndWhatFollowsStartsAnew() throws IOException {
    Path file = file("base.yaml", BASE);
    Setting.Fields root =
        Settings.builder()
            .file(file)
            .environment(Map.of("SYNTAGMA_BACKEND", "none", "SYNTAGMA_NAME", ""))
            .set("backend.type=pytorch")
            .set("stages=[]")
            .read()
            .root();
    assertEquals("{name: -, backend: {type: pytorch}, stages: []}", shown(root));
    assertEquals(false, root.get("name").isPresent());
  }

  @Test
  void anIndexBeyondTheListSaysHowLongItIs() throws IOException {
    Path file = file("base.yaml", BASE);
    Settings.Builder builder =
        Settings.builder()
            .file(file)
            .environment(Map.of("SYNTAGMA_TASKS__0__NAME", "x"))
            .set("stages[2].updates=1")
            .set("name[0]=1")
            .set("stages[0].betas[1][0]=1")
            .set("stages[0].betas[0].x[1]=1");
    ConfigurationException e = assertThrows(ConfigurationException.class, builder::read);
    assertEquals(
        """
        5 configuration errors in %s
        1) tasks[0]: there is no tasks yet; an index changes a list that is there, so write it whole first (from SYNTAGMA_TASKS__0__NAME)
        2) stages[2]: there is no such element: stages has 2 elements, [0] to [1]; to add one, write the list whole (from --set)
        3) name[0]: name is not a list; an index changes a list that is there, so write it whole first (from --set)
        4) stages[0].betas[1]: stages[0].betas[1] is not a list; an index changes a list that is there, so write it whole first (from --set)
        5) stages[0].betas[0].x[1]: there is no stages[0].betas[0].x yet; an index changes a list that is there, so write it whole first (from --set)"""
            .formatted(file),
        e.getMessage());
  }

  @Test
  void listsOfEveryShapeSurviveTheLayers() throws IOException {
    String yaml = "a: []\nb: {}\nc: [[]]\nd: [[1], [2, [3]]]\ne: [x]\nf: x\ng: [{}, ~]\nh: ~\n";
    assertEquals(
        "{a: [], b: {}, c: [[]], d: [[1], [2, [3]]], e: [x], f: x, g: [{}, -], h: -}",
        shown(read(file("shapes.yaml", yaml), file("other.yaml", "z: 1\nz2: none\n")))
            .replace(", z: 1, z2: -", ""));
  }

  @Test
  void scalarsStayTheTextThatWasTyped() throws IOException {
    String yaml = "a: yes\nb: 010\nc: 12:30:45\nd: 2024-01-01\ne: \"none\"\nf: 1_000\ng: 0x1F\n";
    assertEquals(
        "{a: yes, b: 010, c: 12:30:45, d: 2024-01-01, e: none, f: 1_000, g: 0x1F}",
        shown(read(file("scalars.yaml", yaml))));
  }

  @Test
  void propertiesFilesLayerWithTheOthersAndKnowTheirLines() throws IOException {
    Path base = file("base.yaml", BASE);
    Path properties =
        file(
            "over.properties",
            "# a comment\nstages[1].updates = 5\nbackend.device: gpu:0\ninclude = base.yaml\n");
    Setting.Fields root = read(base, properties);
    assertEquals("base.yaml", shown(root.fields().get("include")));
    assertEquals(properties + ":3:1", origin(root, "backend", "device"));
    Setting.Items stages = (Setting.Items) root.fields().get("stages");
    assertEquals("5", shown(((Setting.Fields) stages.items().get(1)).fields().get("updates")));
  }

  @Test
  void codeSetsValuesOfItsOwnTypes() {
    Setting.Fields root =
        Settings.builder()
            .environment(Map.of())
            .set("stages", List.of(Map.of("rate", 6e-4), Map.of("rate", 1.0)))
            .set("stages[1].on", true)
            .read()
            .root();
    assertEquals("{stages: [{rate: 6e-4}, {rate: 1.0, on: true}]}", shown(root));
    assertEquals(
        "A setting cannot hold a java.lang.Object; use text, numbers, booleans, enums, paths,"
            + " durations, sizes, records, lists or maps",
        assertThrows(
                IllegalArgumentException.class, () -> Settings.builder().set("a", new Object()))
            .getMessage());
  }

  @Test
  void keysThatAreNoneAreRefusedAtOnce() {
    assertEquals(
        "--set updates: expected key=value, such as --set stages[0].updates=10",
        assertThrows(ConfigurationException.class, () -> Settings.builder().set("updates"))
            .getMessage());
    assertEquals(
        "--set stages[x].updates: 'stages[x].updates' is not a key; expected words of letters,"
            + " digits, '-' and '_', joined by dots, such as stages[0].weight-decay",
        assertThrows(
                ConfigurationException.class, () -> Settings.builder().set("stages[x].updates=1"))
            .getMessage());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Setting.Fields read(Path... files) {
    Settings.Builder builder = Settings.builder().environment(Map.of());
    List.of(files).forEach(builder::file);
    return builder.read().root();
  }

  private static String origin(Setting.Fields root, String... keys) {
    Setting setting = root;
    for (String key : keys) {
      setting = ((Setting.Fields) setting).fields().get(key);
    }
    return setting.origin().describe();
  }

  /** A tree in one line; a cleared value is a hyphen. */
  static String shown(Setting setting) {
    if (setting instanceof Setting.Fields map) {
      List<String> entries = new ArrayList<>();
      map.fields().forEach((key, value) -> entries.add(key + ": " + shown(value)));
      return "{" + String.join(", ", entries) + "}";
    }
    if (setting instanceof Setting.Items list) {
      return list.items().stream().map(SettingsTest::shown).toList().toString();
    }
    return setting instanceof Setting.Text text ? text.text() : "-";
  }
}
