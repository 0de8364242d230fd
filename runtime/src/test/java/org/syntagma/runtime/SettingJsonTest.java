package org.syntagma.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.syntagma.runtime.settings.FlowYaml;
import org.syntagma.runtime.settings.RandomTrees;
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
  void treesReadBackUnchanged() {
    for (int seed = 0; seed < 300; seed++) {
      Setting.Fields tree = new RandomTrees(new SplittableRandom(seed)).root();
      JsonObject json =
          JsonParser.parseString(SettingJson.write(tree).toString()).getAsJsonObject();
      assertEquals(FlowYaml.of(tree), FlowYaml.of(SettingJson.read(json)), "seed " + seed);
    }
  }

  @Test
  void whatWasClearedStaysCleared() {
    Setting.Fields read = SettingJson.read(SettingJson.write(SETTINGS));
    assertEquals(Setting.None.class, read.fields().get("token").getClass());
  }
}
