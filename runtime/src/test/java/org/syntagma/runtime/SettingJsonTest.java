package org.syntagma.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;

class SettingJsonTest {
  private static final Setting.Fields SETTINGS =
      Settings.builder()
          .set("hub.api-key=k3y")
          .set("hub.end-token=</s>")
          .set("hosts", List.of(Map.of("password", Map.of("text", "hunter2"))))
          .set("token=none")
          .read()
          .root();

  @Test
  void redactsSecretsWhereverTheyStand() {
    String json = SettingJson.write(SETTINGS).toString();
    assertEquals(
        "{'hub':{'api-key':'<redacted>','end-token':'</s>'},"
            + "'hosts':[{'password':'<redacted>'}],'token':null}",
        json.replace('"', '\''));
  }

  @Test
  void readsBackWhatItWrote() {
    assertEquals(
        SettingJson.write(SETTINGS),
        SettingJson.write(SettingJson.read(SettingJson.write(SETTINGS))));
  }
}
