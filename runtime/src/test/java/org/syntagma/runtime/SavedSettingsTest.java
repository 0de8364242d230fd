package org.syntagma.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.settings.Setting;

class SavedSettingsTest {
  @TempDir Path run;

  @BeforeEach
  void save() throws IOException {
    Files.writeString(
        run.resolve("configuration.yaml"),
        """
        seed: 3
        stages:
        - judge:
            api-key: <redacted>
        """);
  }

  private Setting.Fields with(List<String> secrets, Map<String, String> environment) {
    return SavedSettings.of(run, secrets, environment).root();
  }

  private static String key(Setting.Fields root) {
    Setting.Items stages = (Setting.Items) root.fields().get("stages");
    Setting.Fields judge =
        (Setting.Fields) ((Setting.Fields) stages.items().get(0)).fields().get("judge");
    return ((Setting.Text) judge.fields().get("api-key")).text();
  }

  @Test
  void theEnvironmentGivesSecretsAndNothingElse() {
    Setting.Fields root =
        with(
            List.of(),
            Map.of(
                "SYNTAGMA_STAGES__0__JUDGE__API_KEY", "hush",
                "SYNTAGMA_SEED", "9",
                "SYNTAGMA_STAGES__7__UPDATES", "1"));
    assertEquals("hush", key(root));
    assertEquals("3", ((Setting.Text) root.fields().get("seed")).text());
  }

  @Test
  void theCommandLineWinsOverTheEnvironment() {
    Setting.Fields root =
        with(
            List.of("stages[0].judge.api-key=loud"),
            Map.of("SYNTAGMA_STAGES__0__JUDGE__API_KEY", "hush"));
    assertEquals("loud", key(root));
  }
}
