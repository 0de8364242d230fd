package org.syntagma.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlWriterTest {
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
          password: <redacted>  # --set hub.password
          maximum-tokens: 64  # code
          end-token: </s>  # code
        name: run  # --set name
        stages:
          - betas:
              - 0.9  # code
              - 0.95  # code
          - {}  # code
          - []  # code
        """,
        settings.toYaml());
  }
}
