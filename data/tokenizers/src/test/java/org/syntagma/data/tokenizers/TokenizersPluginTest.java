package org.syntagma.data.tokenizers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;

class TokenizersPluginTest {

  @Test
  void isFoundAndListsItsTokenizers() {
    List<String> types =
        ServiceLoader.load(Plugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .flatMap(plugin -> plugin.tokenizers().stream())
            .map(Component::type)
            .toList();
    assertEquals(List.of("characters", "words", "bytes"), types);
  }
}
