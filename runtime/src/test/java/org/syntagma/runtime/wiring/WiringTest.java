package org.syntagma.runtime.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.Schedule;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.plugins.Jars;
import org.syntagma.runtime.plugins.PluginSource;
import org.syntagma.runtime.settings.ConfigurationException;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Settings;

class WiringTest {
  private static final Wiring WIRING = new Wiring(catalog());
  private static final String COMPLETE =
      """
      name: run
      stages:
        - type: pretrain
          updates: 20
          optimizer: {type: adamw, weight-decay: 0.2, schedule: {type: constant, peak: 6e-4}}
          penalties:
            - {type: length, weight: 0.5, longest: 7}
            - {type: length}
          evaluate: {every: 5, corpora: {valid: {type: text, path: valid.txt}, test: {type: text, path: test.txt}}}
        - {type: pretrain, optimizer: {type: sgd}}
      """;

  @TempDir Path folder;

  @Test
  void theThreeErrorsOfTheDesignPrintAsDrawn() throws IOException {
    assertProblems(
        """
        stages:
          - type: pretrain
            updates: -1
            optimizer: {type: adamv, wieght-decay: 0.1}
          - type: pretrain
            optimizer: {type: adamw, wieght-decay: 0.1, schedule: {type: constant, peak: 1}}
        """,
        """
        3 configuration errors in shakespeare.yaml
        1) stages[0].optimizer.type: no optimizer is called 'adamv'. Did you mean 'adamw'?
           Known: adamw, lion (plugins/lion 1.2.0), sgd
        2) stages[0].updates = -1: must be greater than 0
        3) stages[1].optimizer.wieght-decay is not used. Did you mean 'weight-decay'?""");
  }

  @Test
  void problemsOfTheWholeTreeAreGathered() throws IOException {
    assertProblems(
        """
        nmae: x
        stages:
          - type: pretrain
            optimizer: {schedule: {type: constant}}
            penalties:
              - {type: length, wieght: 0.5}
              - {type: length, weight: -1, longest: x}
              - {type: greedy}
              - length
            evaluate: {every: 0, bogus: 1, corpora: {a: {type: [text]}, b: none}}
          - {type: pretrain, penalties: {}, optimizer: {type: sgd, schedule: {type: constant, peak: -1, warmup: 3}}}
          - {type: pretrain, optimizer: {type: sgd, schedule: {type: uninjectable}}}
          - {type: pretrain}
        """,
        """
        15 configuration errors in shakespeare.yaml
        1) stages[0].optimizer.type is missing
           Known: adamw, lion (plugins/lion 1.2.0), sgd
        2) stages[0].penalties[0].wieght is not used. Did you mean 'weight'?
        3) stages[0].penalties[1].longest = x: must be a whole number
        4) stages[0].penalties[1].weight = -1: must be greater than or equal to 0
        5) stages[0].penalties[2]: greedy of test 1.0 cannot be used: it reads weight, which belongs to its place in the configuration
        6) stages[0].penalties[3] = length: must be a map of settings
        7) stages[0].evaluate.corpora.a.type: must be text, found a list
        8) stages[0].evaluate.every = 0: must be greater than 0
        9) stages[0].evaluate.bogus is not used. Known: every, corpora
        10) stages[1].optimizer.schedule.peak = -1: must be greater than or equal to 0
        11) stages[1].optimizer.schedule.warmup is not used. Known: peak, type
        12) stages[1].penalties: must be a list
        13) stages[2].optimizer.schedule: uninjectable of test 1.0 cannot be used: org.syntagma.runtime.wiring.Parts$Uninjectable must have exactly one constructor with @Inject
        14) stages[3].optimizer is missing
            Known: adamw, lion (plugins/lion 1.2.0), sgd
        15) nmae is not used. Did you mean 'name'?""");
  }

  @Test
  void createsTheWholeTreeFromItsPlan() throws IOException {
    Planned<Parts.Root> plan = plan(COMPLETE);
    try (Assembler assembler = assembler()) {
      Parts.Root root = assembler.create(plan);
      assertEquals("run", root.settings().name());
      assertEquals(2, root.stages().size());
      Parts.Pretrain first = assertInstanceOf(Parts.Pretrain.class, root.stages().get(0));
      assertEquals(20, first.updates());
      assertEquals(6e-4, first.optimizer.schedule().at(1, 20));
      assertEquals(
          List.of(0.5, 1.0), first.penalties.stream().map(p -> p.settings().weight()).toList());
      assertEquals(List.of("valid", "test"), List.copyOf(first.corpora.keySet()));
      Parts.Lines valid = assertInstanceOf(Parts.Lines.class, first.corpora.get("valid"));
      assertEquals(folder.resolve("valid.txt"), valid.settings.path());
      assertEquals(Path.of("cache"), valid.cache.get().path());
      Parts.Pretrain second = assertInstanceOf(Parts.Pretrain.class, root.stages().get(1));
      assertEquals(List.of(), second.penalties);
      assertEquals(0.1, second.optimizer.schedule().at(1, 1));
      assertEquals(Randomness.of(7).at("stages[1]").bits(0), second.randomness.bits(0));
    }
  }

  @Test
  void aPlanCanBeLookedAtWithoutCreatingAnything() throws IOException {
    Planned<Parts.Root> plan = plan(COMPLETE);
    assertEquals(
        List.of(
            "",
            "stages[0]: pretrain",
            "stages[0].optimizer: adamw",
            "stages[0].optimizer.schedule: constant",
            "stages[0].penalties[0]",
            "stages[0].penalties[0]: length",
            "stages[0].penalties[1]",
            "stages[0].penalties[1]: length",
            "stages[0].evaluate.corpora.valid: text",
            "stages[0].evaluate.corpora.test: text",
            "stages[1]: pretrain",
            "stages[1].optimizer: sgd"),
        plan.all().map(Planned::toString).toList());
    Planned<?> stage = plan.slots().get("stages").plans().get(0);
    assertEquals(20, ((Parts.Pretrain.PretrainSettings) stage.settings()).updates());
  }

  @Test
  void theEffectiveSettingsHoldAllDefaultsAndPlanTheSameAgain() throws IOException {
    String effective = Settings.of(plan(COMPLETE).effective()).toYaml();
    String file = folder.resolve("shakespeare.yaml").toString();
    assertTrue(effective.contains("clip-norm: 1.0  # default"), effective);
    assertTrue(effective.contains("seed: 0  # default"), effective);
    assertTrue(
        effective.contains("path: " + folder.resolve("valid.txt") + "  # " + file), effective);
    assertTrue(effective.contains("longest: 7  # " + file), effective);
    String again = Settings.of(plan(effective).effective()).toYaml();
    assertEquals(withoutComments(effective), withoutComments(again));
    assertEquals(plan(COMPLETE).settings(), plan(effective).settings());
  }

  @Test
  void whatWasCreatedIsKnownByPathAndClosedLastFirst() throws IOException {
    Parts.CLOSED.clear();
    Assembler assembler = assembler();
    assembler.create(plan(COMPLETE));
    assertEquals(
        List.of("stages[0].evaluate.corpora.valid", "stages[0].evaluate.corpora.test"),
        List.copyOf(assembler.created(Corpus.class).keySet()));
    assembler.close();
    assembler.close();
    assertEquals(List.of("test.txt", "valid.txt"), Parts.CLOSED);
  }

  @Test
  void aConstructorsOwnExceptionIsReportedWithPathAndPlugin() throws IOException {
    ComponentException e = failure("{type: sgd, schedule: {type: constant, peak: 13}}");
    assertEquals(
        "stages[0].optimizer.schedule: constant of test 1.0 cannot be created: 13 brings bad luck",
        e.getMessage());
    assertInstanceOf(IllegalStateException.class, e.getCause());
  }

  @Test
  void anExceptionsOwnWordsMatterMoreThanThoseOfItsCause() throws IOException {
    String message = failure("{type: sgd, schedule: {type: constant, peak: 14}}").getMessage();
    assertTrue(message.endsWith("rates.txt: line 3 is damaged; restore the file"), message);
  }

  @Test
  void anEntryThatRefusesItsPartsIsReportedAtItsPlace() throws IOException {
    Planned<Parts.Root> plan = plan("name: refused");
    try (Assembler assembler = assembler()) {
      assertEquals(
          "the configuration: no run may be called 'refused'",
          assertThrows(ComponentException.class, () -> assembler.create(plan)).getMessage());
    }
  }

  @Test
  void aServiceThatNobodyOffersIsNamed() throws IOException {
    String message = failure("{type: sgd, schedule: {type: needy}}").getMessage();
    assertTrue(message.startsWith("stages[0].optimizer.schedule: needy of test 1.0"), message);
    assertTrue(message.contains("Thread"), message);
    assertEquals(1, message.lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Missing field;", "void use(Missing argument) {}"})
  void aComponentWithoutALibraryThatItNeedsSaysWhich(String member) throws IOException {
    String component =
        """
        public class Broken implements org.syntagma.api.training.Schedule {
          %s
          @jakarta.inject.Inject Broken() {}
          @Override public double at(long update, long updates) { return 1; }
        }
        """;
    String plugin =
        """
        import java.util.List;
        import org.syntagma.api.component.Component;
        import org.syntagma.api.training.Schedule;
        public class BrokenPlugin implements org.syntagma.api.Plugin {
          @Override public List<Component<? extends Schedule>> schedules() {
            return List.of(Component.of("broken", Broken.class));
          }
        }
        """;
    Map<String, String> sources =
        Map.of(
            "BrokenPlugin",
            plugin,
            "Broken",
            component.formatted(member),
            "Missing",
            "class Missing {}");
    Path classes = Jars.compile(folder.resolve("classes"), sources);
    Files.delete(classes.resolve("Missing.class"));
    Path jar = Jars.pack(folder.resolve("x.jar"), classes, "BrokenPlugin", "broken", "2.0");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        Assembler assembler = assembler()) {
      Wiring wiring = new Wiring(Catalog.onClassPath(loader));
      Problems problems = new Problems();
      Optional<Planned<Schedule>> plan =
          wiring.component(
              Schedule.class, read("type: broken").root(), "schedule", Set.of(), problems);
      assertEquals(
          "schedule: broken of broken 2.0 cannot be created: the class Missing is missing; add the library that holds"
              + " it, or a version of the plugin for this host",
          assertThrows(ComponentException.class, () -> assembler.create(plan.orElseThrow()))
              .getMessage());
    }
  }

  private ComponentException failure(String optimizer) throws IOException {
    Planned<Parts.Root> plan = plan("stages: [{type: pretrain, optimizer: " + optimizer + "}]");
    try (Assembler assembler = assembler()) {
      return assertThrows(ComponentException.class, () -> assembler.create(plan));
    }
  }

  private Planned<Parts.Root> plan(String yaml) throws IOException {
    Problems problems = new Problems();
    Optional<Planned<Parts.Root>> plan =
        WIRING.entry(Parts.Root.class, read(yaml).root(), "", problems);
    problems.throwIfAny(folder.resolve("shakespeare.yaml").toString());
    return plan.orElseThrow();
  }

  private void assertProblems(String yaml, String message) throws IOException {
    String found = assertThrows(ConfigurationException.class, () -> plan(yaml)).getMessage();
    assertEquals(message, found.replace(folder + "/", ""));
  }

  private Settings read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("shakespeare.yaml"), yaml);
    return Settings.builder().environment(Map.of()).file(file).read();
  }

  private static Assembler assembler() {
    return new Assembler(
        binder -> binder.bind(CacheFolder.class).toInstance(new CacheFolder(Path.of("cache"))),
        path -> binder -> binder.bind(Randomness.class).toInstance(Randomness.of(7).at(path)));
  }

  private static String withoutComments(String yaml) {
    return yaml.replaceAll("  # .*", "");
  }

  private static Catalog catalog() {
    Plugin lion =
        new Plugin() {
          @Override
          public List<Component<? extends Optimizer>> optimizers() {
            return List.of(Component.of("lion", Parts.Sgd.class, Parts.Sgd.SgdSettings.class));
          }
        };
    Map<Plugin, PluginSource> plugins = new LinkedHashMap<>();
    plugins.put(new Parts(), source("test", "1.0", false));
    plugins.put(lion, source("plugins/lion", "1.2.0", true));
    return Catalog.of(plugins);
  }

  private static PluginSource source(String name, String version, boolean installed) {
    return new PluginSource(name, version, Optional.empty(), List.of(), installed);
  }
}
