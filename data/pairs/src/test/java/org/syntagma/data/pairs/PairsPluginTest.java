package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.syntagma.api.Plugin;

class PairsPluginTest {
  @Test
  void pluginIsFoundWithItsCorpora() {
    Plugin plugin = ServiceLoader.load(Plugin.class).iterator().next();
    assertEquals(
        List.of("tsv", "csv", "jsonl", "pattern", "labelled-lines", "preferences"),
        plugin.corpora().stream().map(each -> each.type()).toList());
  }
}
