package org.syntagma.runtime.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.runtime.settings.ConfigurationException;
import org.syntagma.runtime.settings.Problem;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;

class RecordBinderTest {
  private static final RecordBinder BINDER =
      RecordBinder.forLoader(RecordBinderTest.class.getClassLoader());

  enum Precision {
    FP32,
    MIXED_BF16
  }

  record Kl(@Positive double target, int horizon) {
    static Kl defaults() {
      return new Kl(6.0, 10_000);
    }
  }

  record Everything(
      String name,
      int updates,
      Long total,
      double rate,
      Float scale,
      boolean tied,
      Precision precision,
      Duration timeout,
      Path path,
      Optional<Double> clipNorm,
      OptionalInt rank,
      OptionalDouble dropout,
      List<Integer> sizes,
      Map<String, Kl> kls,
      Kl kl) {
    static Everything defaults() {
      return new Everything(
          "default",
          1,
          2L,
          0.5,
          1f,
          false,
          Precision.FP32,
          Duration.ofSeconds(1),
          Path.of("default.txt"),
          Optional.of(1.0),
          OptionalInt.of(4),
          OptionalDouble.empty(),
          List.of(1),
          Map.of(),
          new Kl(1.0, 5));
    }
  }

  record Required(Path path, Optional<String> note, int count) {}

  record Constrained(
      @Positive int updates,
      @DecimalMin(value = "0.0", inclusive = false) @DecimalMax("1.0") double beta,
      @Size(min = 1) List<@Max(1) Double> betas,
      Optional<@PositiveOrZero Double> clipNorm,
      Map<String, @Positive Integer> weights) {
    static Constrained defaults() {
      return new Constrained(1, 0.5, List.of(0.9), Optional.empty(), Map.of());
    }
  }

  record Warmup(int warmup, int total) {
    Warmup {
      if (total > 1_000) {
        throw new IllegalArgumentException("total must be at most 1000");
      }
    }

    static Warmup defaults() {
      return new Warmup(1, 10);
    }

    @AssertTrue(message = "warmup must be shorter than total")
    boolean isWarmupShorter() {
      return warmup < total;
    }
  }

  record Outer(int count, double rate, Optional<String> note, Kl kl) {
    static Outer defaults() {
      return new Outer(1, 1e-3, Optional.empty(), Kl.defaults());
    }
  }

  record Partial(@Positive int count, Optional<List<Precision>> among, Path path, Kl kl) {
    static Partial defaults() {
      return new Partial(3, Optional.empty(), null, Kl.defaults());
    }
  }

  @TempDir Path folder;

  @Test
  void bindsEveryType() throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.writeString(
        file,
        """
        name: run
        updates: 1_000
        total: 3_000_000_000
        rate: 6e-4
        scale: .5
        tied: true
        precision: mixed-bf16
        timeout: 1h30m
        path: sub/corpus.txt
        clip-norm: none
        rank: none
        dropout: 0.1
        sizes: [3, -4]
        kls: {a: {target: 2}}
        kl: {horizon: 7}
        """);
    Everything bound =
        bind(Everything.class, Settings.builder().environment(Map.of()).file(file).read());
    assertEquals(
        new Everything(
            "run",
            1000,
            3_000_000_000L,
            6e-4,
            0.5f,
            true,
            Precision.MIXED_BF16,
            Duration.ofMinutes(90),
            folder.resolve("sub/corpus.txt"),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalDouble.of(0.1),
            List.of(3, -4),
            Map.of("a", new Kl(2.0, 10_000)),
            new Kl(1.0, 7)),
        bound);
  }

  @Test
  void whatIsNotGivenComesFromTheDefaults() {
    assertEquals(Everything.defaults(), bind(Everything.class, settings()));
    assertEquals(Everything.defaults(), bind(Everything.class, settings("updates=none", "kl={}")));
  }

  @Test
  void pathsFromTheCommandLineAreRelativeToTheWorkingDirectory() {
    assertEquals(Path.of("corpus.txt"), bind(Everything.class, settings("path=corpus.txt")).path());
  }

  @Test
  void durationsAreReadAsPeopleWriteThem() {
    Map.of(
            "30s", Duration.ofSeconds(30),
            "2d 5m", Duration.ofDays(2).plusMinutes(5),
            "250ms", Duration.ofMillis(250),
            "PT1.5S", Duration.ofMillis(1500))
        .forEach(
            (text, duration) ->
                assertEquals(
                    duration, bind(Everything.class, settings("timeout=" + text)).timeout()));
  }

  @Test
  void aKeyWithoutDefaultMustBeGivenUnlessItIsOptional() {
    assertProblems(
        Required.class,
        settings("path=none"),
        """
        2 configuration errors in test.yaml
        1) part.path is missing
        2) part.count is missing""");
    Required bound = bind(Required.class, settings("path=x", "count=1"));
    assertEquals(new Required(Path.of("x"), Optional.empty(), 1), bound);
  }

  @Test
  void allConversionProblemsAreGathered() {
    assertProblems(
        Everything.class,
        settings(
            "updates=3.0",
            "total=9223372036854775808",
            "rate=1e999",
            "scale=NaN",
            "tied=yes",
            "precision=mixed_bf16",
            "timeout=30",
            "path=''",
            "clip-norm=[1]",
            "rank=1e3",
            "sizes=[1, x, 2147483648]",
            "kls={a: 1, b: {target: far}}",
            "kl=5",
            "name={}"),
        """
        16 configuration errors in test.yaml
        1) part.name: must be text, found a map (from --set)
        2) part.updates = 3.0: must be a whole number, written with digits only such as 1000 or 1_000 (from --set)
        3) part.total = 9223372036854775808: must be between -9223372036854775808 and 9223372036854775807 (from --set)
        4) part.rate = 1e999: must be a number of at most 1.7976931348623157E308 (from --set)
        5) part.scale = NaN: must be a number (from --set)
        6) part.tied = yes: must be true or false (from --set)
        7) part.precision = mixed_bf16: must be one of fp32, mixed-bf16. Did you mean 'mixed-bf16'? (from --set)
        8) part.timeout = 30: must be a duration such as 30s, 5m, 1h30m or PT1.5S (from --set)
        9) part.path = '': must be the path of a file or folder (from --set)
        10) part.clip-norm: must be a number, found a list (from --set)
        11) part.rank = 1e3: must be a whole number, written with digits only such as 1000 or 1_000 (from --set)
        12) part.sizes[1] = x: must be a whole number (from --set)
        13) part.sizes[2] = 2147483648: must be between -2147483648 and 2147483647 (from --set)
        14) part.kls.a = 1: must be a map of settings (from --set)
        15) part.kls.b.target = far: must be a number (from --set)
        16) part.kl = 5: must be a map of settings (from --set)""");
  }

  @Test
  void constraintsAreReportedTogetherWithOtherProblemsAndWithWhatWasTyped() {
    assertProblems(
        Constrained.class,
        settings(
            "updates=-1",
            "beta=0",
            "betas=[0.5, 1.5]",
            "clip-norm=-2e0",
            "weights={a: 1, b: 0}",
            "betta=1",
            "zzz=1"),
        """
        7 configuration errors in test.yaml
        1) part.updates = -1: must be greater than 0 (from --set)
        2) part.beta = 0: must be greater than 0.0 (from --set)
        3) part.betas[1] = 1.5: must be less than or equal to 1 (from --set)
        4) part.clip-norm = -2e0: must be greater than or equal to 0 (from --set)
        5) part.weights.b = 0: must be greater than 0 (from --set)
        6) part.betta is not used. Did you mean 'beta'? (from --set)
        7) part.zzz is not used. Known: updates, beta, betas, clip-norm, weights, type (from --set)""");
  }

  @Test
  void inclusiveBoundsSaySo() {
    assertProblems(
        Constrained.class,
        settings("beta=2", "betas=[]"),
        """
        2 configuration errors in test.yaml
        1) part.beta = 2: must be less than or equal to 1.0 (from --set)
        2) part.betas: size must be between 1 and 2147483647 (from --set)""");
  }

  @Test
  void whatConcernsTheWholeRecordIsReportedAtItsPath() {
    assertProblems(
        Warmup.class,
        settings("warmup=10"),
        "1 configuration error in test.yaml\n1) part: warmup must be shorter than total");
    assertProblems(
        Warmup.class,
        settings("total=2000"),
        "1 configuration error in test.yaml\n1) part: total must be at most 1000");
  }

  @Test
  void foreignKeysMayBeClearedButMisspeltOnesMayNot() {
    assertEquals(Warmup.defaults(), bind(Warmup.class, settings("weight-decay=none")));
    assertProblems(
        Warmup.class,
        settings("warm-up=none"),
        "1 configuration error in test.yaml\n"
            + "1) part.warm-up is not used. Did you mean 'warmup'? (from --set)");
  }

  @Test
  void claimedKeysAreUsedAndSuggested() {
    assertProblems(
        Warmup.class,
        settings("type=x", "tpye=y"),
        "1 configuration error in test.yaml\n"
            + "1) part.tpye is not used. Did you mean 'type'? (from --set)");
  }

  @Test
  void problemsNameWhereTheValueIsFromAndSecretsAreNotShown() throws IOException {
    record Hub(@Size(min = 10) String password, @Positive int port) {}
    Path file = Files.writeString(folder.resolve("x.yaml"), "password: short\nport: 0\n");
    assertProblems(
        Hub.class,
        Settings.builder().environment(Map.of("SYNTAGMA_PORT", "-1")).file(file).read(),
        """
        2 configuration errors in test.yaml
        1) part.password = <redacted>: size must be between 10 and 2147483647 (from %s:1:11)
        2) part.port = -1: must be greater than 0 (from SYNTAGMA_PORT)"""
            .formatted(file));
  }

  @Test
  void anUnusableRecordIsItsAuthorsFault() {
    record Odd(Thread thread) {}
    assertThrows(IllegalArgumentException.class, () -> bind(Odd.class, settings("thread=x")));
  }

  @Test
  void effectiveSettingsNameTheDefaults() {
    Settings given = settings("type=x", "count=1_0", "kl.target=2");
    Outer bound = bind(Outer.class, given);
    assertEquals(
        """
        type: x  # --set type
        count: 10  # --set count
        kl:
          target: 2.0  # --set kl.target
          horizon: 10000  # default
        rate: 0.001  # default
        note: none  # default
        """,
        Settings.of(EffectiveSettings.of(bound, given.root())).toYaml());
  }

  @Test
  void describesKeysTypesDefaultsAndConstraints() {
    List<String> lines =
        new RecordDescriber(BINDER)
            .describe(Partial.class).stream()
                .map(
                    key ->
                        "%s | %s | %s | %s"
                            .formatted(
                                key.key(),
                                key.type(),
                                key.defaultValue().map(RecordBinderTest::shown).orElse("required"),
                                key.constraints()))
                .toList();
    assertEquals(
        List.of(
            "count | a whole number | 3 | [must be greater than 0]",
            "among | a list, each one of fp32, mixed-bf16 or none | none | []",
            "path | a path | required | []",
            "kl.target | a number | 6.0 | [must be greater than 0]",
            "kl.horizon | a whole number | 10000 | []"),
        lines);
  }

  private static String shown(Setting setting) {
    return setting instanceof Setting.Text text ? text.text() : setting.describe();
  }

  private static Settings settings(String... assignments) {
    Settings.Builder builder = Settings.builder().environment(Map.of());
    List.of(assignments).forEach(builder::set);
    return builder.read();
  }

  private static <R extends Record> R bind(Class<R> type, Settings settings) {
    Problems problems = new Problems();
    Optional<R> bound = BINDER.bind(type, settings.root(), "part", Set.of("type"), problems);
    assertEquals(List.of(), problems.list().stream().map(Problem::message).toList());
    return bound.orElseThrow();
  }

  private static void assertProblems(
      Class<? extends Record> type, Settings settings, String message) {
    Problems problems = new Problems();
    assertEquals(
        Optional.empty(), BINDER.bind(type, settings.root(), "part", Set.of("type"), problems));
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> problems.throwIfAny("test.yaml"));
    assertEquals(message, e.getMessage());
  }
}
