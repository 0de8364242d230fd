package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a plugin is told in one message that names its jar and the remedy. */
class PluginMistakesTest {
  @TempDir Path folder;
  private Path plugins;
  private Scene scene;

  @BeforeEach
  void set() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    scene = Scene.in(folder);
  }

  @Test
  void aPluginWithoutAServiceFile() {
    Path jar = TestJar.at(plugins.resolve("mute/mute.jar")).write();
    assertRefused(
        jar.getParent() + " has no plugin in its jars (mute.jar); one of them needs the file",
        TestJar.SERVICE);
  }

  @Test
  void aServiceFileThatNamesAMissingClass() {
    Path jar = TestJar.at(plugins.resolve("typo/typo.jar")).service("acme.Nobody").write();
    assertRefused(jar, "names acme.Nobody, which is not there; correct the name");
  }

  @Test
  void aServiceFileThatNamesSomethingElse() {
    Path jar = TestJar.at(plugins.resolve("list/list.jar")).service("java.util.ArrayList").write();
    assertRefused(jar, "which does not implement org.syntagma.api.Plugin; correct the name");
  }

  @Test
  void aPluginForANewerApi() {
    Path jar = good("newer").attribute("Syntagma-Api-Version", "999.1.0").write();
    assertRefused(
        jar, "was built for syntagma-api 999.1.0, newer than the ", "use an older version");
  }

  @Test
  void aPluginForAnOlderApi() {
    Path jar = good("older").attribute("Syntagma-Api-Version", "0.0.9").write();
    assertRefused(jar, "was built for syntagma-api 0.0.9, older than the ", "use a newer version");
  }

  @Test
  void aPluginThatDoesNotSayItsApi() {
    Path jar = good("silent").without("Syntagma-Api-Version").write();
    assertRefused(jar, "add 'Syntagma-Api-Version: ", "' to its manifest");
  }

  @Test
  void aPluginWhoseApiVersionIsNone() {
    Path jar = good("odd").attribute("Syntagma-Api-Version", "latest").write();
    assertRefused(jar, "'Syntagma-Api-Version: latest' in its manifest, which is no version");
  }

  @Test
  void twoPluginsWithOneType() {
    Path one = good("one").write();
    Path two =
        TestJar.at(plugins.resolve("two/two.jar"))
            .service("two.ThePlugin")
            .source("two.ThePlugin", TestPlugin.plugin("two", "one", ""))
            .source(
                "two.Heard",
                "package two; class Heard implements org.syntagma.api.training.Listener {}")
            .write();
    assertRefused(
        one, "Two plugins supply the listener 'one': plugins/one 1.2.0", two, "remove one of them");
  }

  @Test
  void aPluginThatBundlesASharedPackage() {
    good("fat").write();
    Path jar =
        TestJar.at(plugins.resolve("fat/slf4j.jar"))
            .source("org.slf4j.Mine", "package org.slf4j; public class Mine {}")
            .write();
    assertRefused(jar, "holds org.slf4j, which the host shares with every plugin; leave it out");
  }

  @Test
  void aPluginWhoseConstructorThrows() {
    Path jar =
        TestPlugin.listener(plugins, "angry", TestPlugin.CONSTRUCTOR)
            .source(
                "angry.Angry",
                """
                package angry;
                public class Angry implements org.syntagma.api.Plugin {
                  public Angry() { throw new IllegalStateException("no licence was found"); }
                }
                """)
            .service("angry.Angry")
            .write();
    assertRefused(jar, "the constructor of angry.Angry fails: no licence was found", "remove it");
  }

  @Test
  void aComponentWhoseConstructorThrows() {
    Path jar =
        TestPlugin.listener(
                plugins,
                "moody",
                "@Inject Heard() { throw new IllegalStateException(\"not today\"); }")
            .write();
    use("moody");
    assertRefused(
        "listeners[0]: moody of plugins/moody 1.2.0 (" + jar, "cannot be created: not today");
  }

  @Test
  void aLibraryThatIsMissingFromTheFolder() {
    Path jar =
        TestPlugin.listener(plugins, "needy", "@Inject Heard() { Library.call(); }")
            .source("needy.Library", "package needy; class Library { static void call() {} }")
            .leavingOut("needy.Library")
            .write();
    use("needy");
    assertRefused(
        jar,
        "listeners[0]: needy of plugins/needy",
        "the class needy.Library is missing; put the library that holds it into the folder of plugins/needy 1.2.0");
  }

  @Test
  void aLibraryThatOnlyTheHostHas() {
    Path jar =
        TestPlugin.listener(plugins, "guest", "@Inject Heard() { new com.google.gson.Gson(); }")
            .write();
    use("guest");
    assertRefused(
        jar,
        "the class com.google.gson.Gson is missing; the host has it in gson-",
        "but does not share it: put the library that holds it into the folder of plugins/guest");
  }

  @Test
  void aClassOfTheApiThatThisHostDoesNotHave() {
    Path jar =
        TestPlugin.listener(
                plugins, "future", "@Inject Heard() { org.syntagma.api.Future.call(); }")
            .source(
                "org.syntagma.api.Future",
                "package org.syntagma.api; public class Future { public static void call() {} }")
            .leavingOut("org.syntagma.api.Future")
            .write();
    use("future");
    assertRefused(
        jar,
        "the class org.syntagma.api.Future is missing; it belongs to a package that the host shares",
        "use a version of plugins/future 1.2.0 for this host");
  }

  @Test
  void aFileInPlaceOfAFolder() throws IOException {
    Path file = Files.writeString(plugins.resolve("lion.jar"), "");
    assertRefused(file, "cannot be read: a file is in its place; a plugin is a folder");
  }

  @Test
  void aFolderThatMayNotBeRead() throws IOException {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
    Path closed = Files.createDirectory(plugins.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assertRefused(closed, "cannot be read: permission denied");
  }

  @Test
  void aFolderOfPluginsThatIsNotThere() {
    plugins = folder.resolve("plugin");
    assertRefused(plugins, "a folder of plugins, cannot be read: there is no such file; correct");
  }

  @Test
  void anEmptyFolder() throws IOException {
    Path empty = Files.createDirectory(plugins.resolve("empty"));
    assertRefused(empty, "holds no jar; put the plugin's jar");
  }

  @Test
  void aJarThatIsNoZip() throws IOException {
    Path jar = good("torn").write();
    Files.writeString(jar, "<html>404</html>");
    assertRefused(jar, "cannot be read as a jar", "install it again");
  }

  @Test
  void allMistakesAreToldTogether() throws IOException {
    Path torn = good("torn").write();
    Files.writeString(torn, "");
    Files.createDirectory(plugins.resolve("empty"));
    Path good = good("good").write();
    assertRefused("2 problems with plugins", "1) ", "empty holds no jar", "2) ", torn);

    Cli listed = Cli.run("plugins", "list", "--plugins", plugins);
    assertEquals(ExitCodes.PLUGIN, listed.exitCode());
    assertTrue(
        listed.out().contains("plugins/good 1.2.0 (" + good + ")\n  listener good\n"),
        listed.out());
    assertTrue(listed.out().contains("plugins/empty is broken\n"), listed.out());
    assertTrue(listed.out().contains("plugins/torn is broken\n"), listed.out());
    assertTrue(listed.out().contains("  optimizer adamw\n"), listed.out());
  }

  private TestJar good(String name) {
    return TestPlugin.listener(plugins, name, TestPlugin.CONSTRUCTOR);
  }

  private void use(String listener) {
    scene.edit("listeners: [{type: metrics-file}]", "listeners: [{type: " + listener + "}]");
  }

  private void assertRefused(Object... parts) {
    Cli result =
        Cli.run(
            "run",
            scene.configuration(),
            "--directory",
            folder.resolve("run"),
            "--plugins",
            plugins);
    assertEquals(ExitCodes.PLUGIN, result.exitCode(), result.err());
    assertFalse(result.err().contains("\tat "), result.err());
    for (Object part : parts) {
      assertTrue(
          result.err().contains(part.toString()), () -> "no '" + part + "' in: " + result.err());
    }
  }
}
