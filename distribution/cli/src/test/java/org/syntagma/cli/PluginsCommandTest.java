package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {
  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void set() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
  }

  @Test
  void allBuiltInPluginsAreGood() {
    Cli verified = Cli.run("plugins", "verify");
    assertEquals(0, verified.exitCode(), verified.out());
    assertTrue(verified.out().lines().count() > 9, verified.out());
    assertTrue(verified.out().lines().allMatch(line -> line.endsWith(" is good")), verified.out());
  }

  @Test
  void onePluginIsVerifiedByTheNameOfItsFolder() throws IOException {
    TestPlugin.listener(plugins, "lion", TestPlugin.CONSTRUCTOR).write();
    Files.createDirectory(plugins.resolve("empty"));
    for (String name : List.of("lion", "plugins/lion")) {
      Cli verified = Cli.run("plugins", "verify", name, "--plugins", plugins);
      assertEquals("plugins/lion 1.2.0 is good\n", verified.out());
      assertEquals(0, verified.exitCode());
    }
    Cli broken = Cli.run("plugins", "verify", "empty", "--plugins", plugins);
    assertEquals(ExitCodes.PLUGIN, broken.exitCode());
    assertTrue(broken.out().startsWith("plugins/empty is broken\n  "), broken.out());
    Cli unknown = Cli.run("plugins", "verify", "tiger", "--plugins", plugins);
    assertEquals(ExitCodes.USAGE, unknown.exitCode());
    assertTrue(unknown.err().contains("no plugin is called 'tiger'"), unknown.err());
  }

  @Test
  void everythingThatIsWrongWithAComponentIsTold() {
    String wrong =
        """
        @Inject Heard(
            Settings settings,
            @org.syntagma.api.component.Slot("thread") Thread thread,
            @org.syntagma.api.component.Slot("schedule") org.syntagma.api.training.Schedule schedule,
            jakarta.inject.Provider<org.syntagma.api.data.Tokenizer> tokenizer,
            java.util.concurrent.ThreadFactory threads,
            java.util.Random random) {}
        """;
    String settings =
        """
        package wrong;
        import jakarta.validation.constraints.Positive;
        record Settings(@Positive int steps, Thread worker, Inner inner, @Positive @Even int given) {
          record Inner(@Positive double rate) {}
          static Settings defaults() { return new Settings(-1, null, new Inner(0), 5); }
        }
        """;
    TestPlugin.listener(plugins, "wrong", wrong)
        .source("wrong.Settings", settings)
        .source(
            "wrong.Even",
            """
            package wrong;
            import jakarta.validation.*;
            import java.lang.annotation.*;
            @Retention(RetentionPolicy.RUNTIME)
            @Constraint(validatedBy = Even.Check.class)
            @interface Even {
              String message() default "must be even";
              Class<?>[] groups() default {};
              Class<? extends Payload>[] payload() default {};
              class Check implements ConstraintValidator<Even, Integer> {
                @Override public boolean isValid(Integer value, ConstraintValidatorContext context) {
                  return value % 2 == 0;
                }
              }
            }
            """)
        .source(
            "wrong.ThePlugin",
            TestPlugin.plugin("wrong", "wrong", "")
                .replace("Heard.class)", "Heard.class, Settings.class)"))
        .write();
    Cli verified = Cli.run("plugins", "verify", "wrong", "--plugins", plugins);
    assertEquals(
        """
        plugins/wrong 1.2.0 is broken
          listener wrong: the default of steps, -1, must be greater than 0
          listener wrong: worker has the type java.lang.Thread, which no setting can become
          listener wrong: the default of inner.rate, 0.0, must be greater than 0
          listener wrong: the default of given, 5, must be even
          listener wrong: its constructor asks for java.util.Random, which is neither its settings nor a slot nor a service of the host
          listener wrong: its slot 'thread' takes java.lang.Thread, which is neither a kind of component nor a record
        """,
        verified.out());
    assertEquals(ExitCodes.PLUGIN, verified.exitCode());
  }

  @Test
  void aComponentWithoutAConstructorToInjectIsBroken() {
    TestPlugin.listener(plugins, "plain", "").write();
    Cli verified = Cli.run("plugins", "verify", "plain", "--plugins", plugins);
    assertEquals(ExitCodes.PLUGIN, verified.exitCode());
    assertTrue(
        verified.out().contains("plain.Heard must have exactly one constructor with @Inject"),
        verified.out());
    assertFalse(verified.out().contains("is good"), verified.out());
  }

  @Test
  void aVerbIsNeeded() {
    Cli none = Cli.run("plugins");
    assertEquals(ExitCodes.USAGE, none.exitCode());
    assertTrue(none.err().contains("list or verify"), none.err());
  }
}
