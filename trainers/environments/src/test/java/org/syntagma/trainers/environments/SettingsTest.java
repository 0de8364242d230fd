package org.syntagma.trainers.environments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Environment;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.Assembler;
import org.syntagma.runtime.wiring.Wiring;

/** Text generation as a host makes it of settings. */
class SettingsTest {
  private static final Wiring WIRING =
      new Wiring(Catalog.onClassPath(SettingsTest.class.getClassLoader()));

  private static Environment<?, ?> made(String yaml) {
    Setting setting =
        Settings.builder()
            .environment(Map.of())
            .set("it=" + yaml)
            .read()
            .root()
            .get("it")
            .orElseThrow();
    Problems problems = new Problems();
    var plan = WIRING.component(Environment.class, setting, "it", Set.of(), problems);
    problems.throwIfAny("test");
    try (Assembler assembler =
        new Assembler(
            binder -> {},
            path -> binder -> binder.bind(Randomness.class).toInstance(Randomness.of(1)))) {
      return assembler.create(plan.orElseThrow());
    }
  }

  @Test
  void isMadeOfACorpusOfPairs() {
    TextGeneration made =
        assertInstanceOf(
            TextGeneration.class,
            made(
                "{type: text-generation, maximum-tokens: 9, temperature: 0.5, at-maximum:"
                    + " terminated, prompts: {type: grammar-pairs, sentences: 20}}"));
    assertEquals(20, made.prompts());
    assertEquals(9, made.maximum());
    assertEquals(0.5, made.temperature());
    assertTrue(made.endsAtMaximum());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: text-generation} | it.prompts is missing",
        "{type: text-generation, maximum-tokens: 0, prompts: {type: grammar}} | it.maximum-tokens",
        "{type: text-generation, temperature: 0, prompts: {type: grammar}} | it.temperature = 0",
        "{type: text-generation, prefix: -1, prompts: {type: grammar}} | it.prefix = -1",
        "{type: text-generation, at-maximum: never, prompts: {type: grammar}} | it.at-maximum",
        "{type: text-generation, prefix: 1, prompts: {type: grammar-pairs}} | prefix = 1: must be 0"
      })
  void saysWhatIsWrong(String yaml, String expected) {
    String message = assertThrows(RuntimeException.class, () -> made(yaml)).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
