package org.syntagma.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        2) b = ${env:NOT_SET}: the environment variable NOT_SET is not set (from --set)
        3) c = ${env:NOT_SET:-x}: ${env:NOT_SET:-x} is not understood; only ${env:NAME} and ${other.key} are, without defaults (from --set)
        4) d = ${nowhere}: ${nowhere} refers to a key that has no value (from --set)
        5) e = ${list}: ${list} refers to a list; only single values can be referred to (from --set)
        6) f = ${open: '${' has no '}'; write $${ for the characters themselves (from --set)
        7) g = ${h}: the references go round in a circle; give one of them a value (from --set)
        8) h = ${g}: the references go round in a circle; give one of them a value (from --set)
        9) i = ${}: ${} refers to a key that has no value (from --set)""",
        e.getMessage());
  }

  private static Settings settings(Map<String, String> environment, String... assignments) {
    Settings.Builder builder = Settings.builder().environment(environment);
    for (String assignment : assignments) {
      builder.set(assignment);
    }
    return builder.read();
  }
}
