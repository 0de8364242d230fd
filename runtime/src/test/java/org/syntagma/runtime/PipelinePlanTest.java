package org.syntagma.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.settings.ConfigurationException;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.Wiring;

class PipelinePlanTest {
  private static final String REFUSED = "a model's name must be letters";

  @Test
  void refusesNamesOfModelsThatNoCheckpointCanHold() {
    Map<String, Object> models =
        Map.of("state", Map.of(), "State", Map.of(), "_x", Map.of(), "ä", Map.of());
    assertEquals(List.of("models.State", "models._x", "models.state", "models.ä"), refused(models));
    assertEquals(List.of(), refused(Map.of("main", Map.of(), "stately_1-b", Map.of())));
  }

  private static List<String> refused(Map<String, Object> models) {
    Settings settings = Settings.builder().set("models", models).read();
    ConfigurationException e =
        assertThrows(
            ConfigurationException.class,
            () -> PipelinePlan.of(settings, new Wiring(Catalog.of(Map.of()))));
    return e.problems().stream()
        .filter(problem -> problem.message().startsWith(REFUSED))
        .map(problem -> problem.path())
        .sorted()
        .toList();
  }
}
