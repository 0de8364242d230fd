package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.describe.Descriptions;
import org.syntagma.runtime.describe.KindDescription;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.plugins.Supplied;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.Wiring;

class DescribeTest {
  @TempDir Path folder;

  private final Catalog catalog = Syntagma.create().catalog();

  private static String told(Object... arguments) {
    Cli result = Cli.run(arguments);
    assertEquals(0, result.exitCode(), result.err());
    return result.out();
  }

  @TestFactory
  Iterable<DynamicTest> theExampleOfEveryComponentCanBePlanned() {
    return catalog.kinds().stream()
        .flatMap(kind -> catalog.components(kind).stream())
        .map(each -> DynamicTest.dynamicTest(each.component().type(), () -> planExampleOf(each)))
        .toList();
  }

  private void planExampleOf(Supplied supplied) throws IOException {
    String kind = supplied.kind().getSimpleName();
    String text = told("describe", kind, supplied.component().type());
    Path file =
        Files.writeString(
            folder.resolve("example.yaml"),
            text.substring(text.indexOf("Example\n") + "Example\n".length()));
    Setting example = Settings.builder().environment(Map.of()).file(file).read().root();
    Problems problems = new Problems();
    new Wiring(catalog).component(supplied.kind(), example, "", Set.of(), problems);
    problems.throwIfAny(text);
  }

  /** Built-ins set the example: each says what it is, and so does each of its keys. */
  @Test
  void everyBuiltInSaysWhatItIs() {
    Descriptions descriptions = new Descriptions(catalog);
    for (KindDescription kind : descriptions.kinds()) {
      assertFalse(kind.description().isEmpty(), kind.kind());
      for (KindDescription.Type type : kind.types()) {
        assertFalse(type.description().isEmpty(), type.type());
        descriptions
            .component(kind.kind(), type.type())
            .settings()
            .forEach(key -> assertFalse(key.description().isEmpty(), type.type() + " " + key));
      }
    }
  }

  @Test
  void listsKindsAndTypes() {
    String all = told("describe");
    assertTrue(all.contains("  optimizer         adamw, sgd\n"), all);
    assertTrue(all.contains("  evaluator         episodes\n"), all);
    String optimizers = told("describe", "optimizer");
    assertTrue(optimizers.contains("  sgd    gradient descent"), optimizers);
  }

  @Test
  void tellsKeysDefaultsConstraintsSlotsAndRules() {
    String text = told("describe", "trainer", "pretrain");
    assertTrue(
        text.contains("  updates            a whole number; must be greater than 0; required\n"),
        text);
    assertTrue(
        text.contains("  batch.accumulate   a whole number; must be greater than 0; default 1\n"));
    assertTrue(text.contains("  tasks               a list, each a task\n"), text);
    assertTrue(text.contains("  tasks[].corpus      a corpus; required\n"), text);
    assertTrue(text.contains("  evaluate.corpora    a map, each a corpus\n"), text);
    assertTrue(text.contains("  batch must have exactly one of examples and tokens\n"), text);
  }

  @Test
  void aKindMayBeSpelledInAnyWay() {
    String expected = told("describe", "policy-optimizer");
    for (String spelling :
        new String[] {"PolicyOptimizer", "policyoptimizer", "policy_optimizer"}) {
      assertEquals(expected, told("describe", spelling));
    }
  }

  @Test
  void aMistypedKindOrTypeIsAnsweredByASuggestion() {
    Cli kind = Cli.run("describe", "optimiser");
    assertEquals(ExitCodes.CONFIGURATION, kind.exitCode());
    assertTrue(kind.err().contains("'optimiser'. Did you mean 'optimizer'?"), kind.err());
    assertTrue(kind.err().contains("Known: backend, corpus, "), kind.err());
    Cli type = Cli.run("describe", "optimizer", "adamv");
    assertEquals(ExitCodes.CONFIGURATION, type.exitCode());
    assertTrue(type.err().contains("no optimizer is called 'adamv'. Did you mean 'adamw'?"));
    assertTrue(type.err().contains("Known: adamw, sgd"), type.err());
  }

  @Test
  void tellsTheSameToPrograms() {
    String json = told("describe", "optimizer", "sgd", "--format", "json");
    for (String part :
        new String[] {
          "\"kind\": \"optimizer\"",
          "\"key\": \"momentum\"",
          "\"default\": \"0.0\"",
          "\"must be less than 1\"",
          "\"rule\": \"nesterov needs a momentum greater than 0\"",
          "\"takes\": \"one\"",
          "\"example\": {"
        }) {
      assertTrue(json.contains(part), () -> "no " + part + " in " + json);
    }
    assertTrue(told("describe", "--format", "json").startsWith("[\n"));
  }

  @Test
  void theCompletionScriptKnowsCommandsKindsAndTypes() {
    for (String shell : new String[] {"bash", "zsh"}) {
      String script = told("completion", shell);
      for (String word : new String[] {"--temperature", "describe", "optimizer", "adamw"}) {
        assertTrue(script.contains(word), word);
      }
    }
    assertEquals(ExitCodes.USAGE, Cli.run("completion", "fish").exitCode());
  }
}
