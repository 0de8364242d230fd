package org.syntagma.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterpolationTest {
  @Test
  void fillsInVariablesAndOtherKeys() {
    assertEquals(
        "{home: /data, list: [{path: /data/a.txt}], again: /data/a.txt.gz, twice: /data:/data}",
        SettingsTest.shown(
            settings(
                    Map.of("DATA", "/data"),
                    "home=${env:DATA}",
                    "list=[{path: \"${home}/a.txt\"}]",
                    "again=${list[0].path}.gz",
                    "twice=${home}:${env:DATA}")
                .root()));
  }

  @Test
  void escapesAndContentsOfVariablesAreNoReferences() {
    assertEquals(
        "{a: ${b}, b: x${a}y, c: x${a}y, d: $HOME}",
        SettingsTest.shown(
            settings(Map.of("ODD", "x${a}y"), "a=$${b}", "b=${env:ODD}", "c=${b}", "d=$HOME")
                .root()));
  }

  @Test
  void everythingElseIsAnErrorWithItsOrigin() {
    ConfigurationException e =
        assertThrows(
            ConfigurationException.class,
            () ->
                settings(
                    Map.of(),
                    "a=${sys:user.name}",
                    "b=${env:NOT_SET}",
                    "c=${env:NOT_SET:-x}",
                    "d=${nowhere}",
                    "e=${list}",
                    "list=[\"${f}\", b]",
                    "f=${open",
                    "g=${h}",
                    "h=${g}",
                    "i=${}"));
    assertEquals(
        """
        9 configuration errors in the settings
        1) a = ${sys:user.name}: ${sys:user.name} is not understood; only ${env:NAME} and ${other.key} are, without defaults (from --set)
        2) b = ${env:NOT_SET}: the environment variable NOT_SET is not set; set it (from --set)
        3) c = ${env:NOT_SET:-x}: ${env:NOT_SET:-x} is not understood; only ${env:NAME} and ${other.key} are, without defaults (from --set)
        4) d = ${nowhere}: ${nowhere} refers to a key that no layer gives a value; give it one (from --set)
        5) e = ${list}: ${list} refers to a list; only single values can be referred to (from --set)
        6) f = ${open: '${' has no '}'; write $${ for the characters themselves (from --set)
        7) g = ${h}: the references go round in a circle; give one of them a value (from --set)
        8) h = ${g}: the references go round in a circle; give one of them a value (from --set)
        9) i = ${}: ${} refers to a key that no layer gives a value; give it one (from --set)""",
        e.getMessage());
  }

  @Test
  void aPathStartsWhereItsBeginningWasWritten() {
    Path folder = Path.of("conf");
    Map<String, Setting> fields = new LinkedHashMap<>();
    fields.put("file", text("${typed}/x", folder));
    fields.put("typed", new Setting.Text("y", new Origin.CommandLine("typed")));
    fields.put("mixed", text("x${typed}", folder));
    fields.put("chain", new Setting.Text("${file}", new Origin.Environment("CHAIN")));
    fields.put("env", text("${env:DATA}/x", folder));
    fields.put("back", new Setting.Text("${mixed}", new Origin.CommandLine("back")));
    Setting.Fields root =
        new Interpolation(
                new Setting.Fields(fields, Origin.Layer.CODE), Map.of("DATA", "d"), new Problems())
            .fill();
    Map<String, Path> folders = new LinkedHashMap<>();
    root.fields().forEach((key, value) -> folders.put(key, value.origin().folder()));
    Path here = Path.of("");
    assertEquals(
        Map.of(
            "file", here, "typed", here, "mixed", folder, "chain", here, "env", here, "back",
            folder),
        folders);
    assertEquals("conf/x.yaml:1:1", root.fields().get("file").origin().describe());
  }

  @Test
  void listsAndMapsCannotBeReferredToHoweverShort() {
    String message =
        assertThrows(
                ConfigurationException.class,
                () ->
                    settings(
                        Map.of(),
                        "one=[x]",
                        "map=[{k: x}]",
                        "a=${one}",
                        "b=${map.k}",
                        "c=${d[0]}",
                        "d=x"))
            .getMessage();
    assertEquals(4, message.lines().count(), message);
  }

  @Test
  void escapesNeedNoEnd() {
    assertEquals(
        "{a: ${, b: x ${ y, c: $${}}",
        SettingsTest.shown(settings(Map.of(), "a=$${", "b=x $${ y", "c=$$${}").root()));
  }

  @Test
  void referencesThatMultiplyAreRefused() {
    String[] assignments = new String[40];
    assignments[0] = "k0=x";
    for (int i = 1; i < assignments.length; i++) {
      assignments[i] = "k%d=${k%d}${k%d}".formatted(i, i - 1, i - 1);
    }
    String message =
        assertThrows(ConfigurationException.class, () -> settings(Map.of(), assignments))
            .getMessage();
    assertTrue(message.contains("lead to too many others; write the value out"), message);
  }

  @Test
  void whatLeadsToABadReferenceIsNoProblemOfItsOwn() {
    String message =
        assertThrows(
                ConfigurationException.class, () -> settings(Map.of(), "a=${b}/x", "b=${nowhere}"))
            .getMessage();
    assertEquals(2, message.lines().count(), message);
  }

  private static Setting.Text text(String text, Path folder) {
    return new Setting.Text(text, new Origin.File(folder.resolve("x.yaml"), 1, 1));
  }

  private static Settings settings(Map<String, String> environment, String... assignments) {
    Settings.Builder builder = Settings.builder().environment(environment);
    for (String assignment : assignments) {
      builder.set(assignment);
    }
    return builder.read();
  }
}
