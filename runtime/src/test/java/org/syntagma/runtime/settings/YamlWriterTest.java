package org.syntagma.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlWriterTest {
  @TempDir Path folder;

  @Test
  void everyValueCarriesItsOriginAndSecretsAreRedacted() {
    Settings settings =
        Settings.builder()
            .environment(Map.of("SYNTAGMA_HUB__API_KEY", "k3y"))
            .set("name=run")
            .set("hub.password=hunter2")
            .set("hub.maximum-tokens", 64)
            .set("hub.end-token", "</s>")
            .set("stages", List.of(Map.of("betas", List.of(0.9, 0.95)), Map.of(), List.of()))
            .read();
    assertEquals(
        """
        hub:
          api-key: <redacted>  # environment SYNTAGMA_HUB__API_KEY
          password: <redacted>  # --set
          maximum-tokens: 64  # code
          end-token: </s>  # code
        name: run  # --set
        stages:
          - betas:
              - 0.9  # code
              - 0.95  # code
          - {}  # code
          - []  # code
        """,
        settings.toYaml());
  }

  @Test
  void whatIsWrittenReadsBackToTheSameTree() throws IOException {
    List<String> texts =
        List.of(
            "",
            " ",
            "none",
            "null",
            "~",
            "yes",
            "a: b",
            "a #b",
            "#",
            "- x",
            "[x",
            "{",
            "'",
            "\"",
            "\\",
            "line\nbreak",
            "tab\there",
            "trailing ",
            " leading",
            "ü😀",
            "\u0085\u2028\uFEFF",
            "\u0001",
            "&a",
            "*a",
            "!t",
            "|",
            ">",
            "%",
            "@",
            "`",
            "${x}",
            "$${x}",
            "$",
            "---",
            "...",
            "? x",
            ":",
            "a:",
            "<<",
            "=",
            "1e-3",
            "gpu:0",
            "encoder.**.attention",
            "very " + "long ".repeat(200));
    Map<String, Object> map = new LinkedHashMap<>();
    for (String text : texts) {
      map.put("k" + map.size(), List.of(text, Map.of("inner", text), List.of(List.of(text))));
      if (!text.isBlank() && text.length() < 900) {
        map.put(text, text);
      }
    }
    Setting written = SettingOf.value(map, Origin.Layer.CODE);
    Path file =
        Files.writeString(
            folder.resolve("effective.yaml"), Settings.of((Setting.Fields) written).toYaml());
    Setting read = Settings.builder().environment(Map.of()).file(file).read().root();
    assertEquals(SettingsTest.shown(written), SettingsTest.shown(read));
    Path again = Files.writeString(file, Settings.of((Setting.Fields) read).toYaml());
    assertEquals(
        SettingsTest.shown(read),
        SettingsTest.shown(Settings.builder().environment(Map.of()).file(again).read().root()));
  }
}
