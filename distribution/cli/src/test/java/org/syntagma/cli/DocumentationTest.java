package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.component.Component;
import org.syntagma.api.component.Slot;
import org.syntagma.api.training.TaskEntry;
import org.syntagma.runtime.PipelineSettings;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.binding.RecordBinder;
import org.syntagma.runtime.binding.RecordDescriber;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;
import picocli.CommandLine;

/** {@code docs/configuration.md} says what the code does. */
class DocumentationTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "configuration.md");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final String COMPONENTS = "| type | key | default | value |";

  private final Syntagma syntagma = Syntagma.create();
  private final RecordDescriber describer =
      new RecordDescriber(RecordBinder.forLoader(DocumentationTest.class.getClassLoader()));

  @TempDir Path folder;
  private String page;

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(PAGE);
  }

  /** A block without stages is a layer over the page's first one. */
  @Test
  void itsConfigurationsCanBePlanned() throws IOException {
    List<String> blocks = YAML.matcher(page).results().map(block -> block.group(1)).toList();
    assertEquals(3, blocks.size());
    Path base = Files.writeString(folder.resolve("base.yaml"), blocks.get(0));
    for (String block : blocks) {
      Path file = Files.writeString(folder.resolve("block.yaml"), block);
      Settings.Builder settings = Settings.builder().environment(Map.of("DEVICE", "cpu"));
      if (!block.contains("\nstages:")) {
        settings.file(base);
      }
      syntagma.plan(settings.file(file).read());
    }
  }

  @Test
  void listsTheKeysAndDefaultsOfAllComponentsAndNoOthers() {
    Set<String> expected = new TreeSet<>();
    for (Class<?> kind : syntagma.catalog().kinds()) {
      syntagma.catalog().components(kind).forEach(each -> expected.addAll(rows(each.component())));
    }
    Set<String> found = componentRows();
    assertEquals(List.of(), without(expected, found), "rows that the page lacks");
    assertEquals(List.of(), without(found, expected), "rows that the code does not bear out");
  }

  @Test
  void listsTheKeysAndDefaultsOfTheRootAndOfTaskEntries() {
    rows(PipelineSettings.class).forEach(this::assertRow);
    rows(TaskEntry.Settings.class).forEach(row -> assertRow(row.replace("``", "the type")));
  }

  @Test
  void listsAllCommandsWithTheirOptionsAndExitCodes() {
    CommandLine command = Main.commandLine(new Interruption());
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> assertSaid("`" + code + "` " + meaning));
    command
        .getSubcommands()
        .forEach(
            (name, each) -> {
              assertSaid("| `" + name + " ");
              each.getCommandSpec()
                  .options()
                  .forEach(option -> assertSaid("`" + option.longestName() + "`"));
            });
  }

  private void assertRow(String cells) {
    boolean there = page.lines().anyMatch(line -> line.startsWith("| " + cells + " |"));
    assertTrue(there, () -> "the page has no row: " + cells);
  }

  private void assertSaid(String words) {
    assertTrue(page.replace('\n', ' ').contains(words), () -> "the page does not say: " + words);
  }

  private List<String> rows(Component<?> component) {
    List<String> keys = new ArrayList<>(rows(component.configuration()));
    slots(component.implementation()).forEach(keys::add);
    String type = "`" + component.type() + "` | ";
    return keys.isEmpty() ? List.of(type + " | ") : keys.stream().map(type::concat).toList();
  }

  private List<String> rows(Class<? extends Record> settings) {
    return describer.describe(settings).stream()
        .map(key -> "`" + key.key() + "` | " + said(key))
        .toList();
  }

  private static String said(RecordDescriber.Key key) {
    return key.defaultValue().map(value -> "`" + said(value) + "`").orElse("required");
  }

  private static String said(Setting setting) {
    if (setting instanceof Setting.Items list) {
      return list.items().stream()
          .map(item -> '"' + said(item) + '"')
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return setting instanceof Setting.Text text ? text.text() : setting.describe();
  }

  private static Stream<String> slots(Class<?> implementation) {
    return Stream.of(implementation.getDeclaredConstructors())
        .flatMap(constructor -> Stream.of(constructor.getParameters()))
        .filter(parameter -> parameter.isAnnotationPresent(Slot.class))
        .map(
            parameter ->
                "`%s` | %s"
                    .formatted(
                        parameter.getAnnotation(Slot.class).value(),
                        isRequired(parameter) ? "required" : "none"));
  }

  /** A component, or the tasks, of which there must be one. */
  private static boolean isRequired(Parameter parameter) {
    String key = parameter.getAnnotation(Slot.class).value();
    boolean mayLack = Set.of(Map.class, Optional.class, List.class).contains(parameter.getType());
    return !mayLack || key.equals("tasks");
  }

  /** Several types or keys may share a row. */
  private Set<String> componentRows() {
    Set<String> rows = new TreeSet<>();
    boolean inside = false;
    for (String line : page.lines().toList()) {
      inside = line.equals(COMPONENTS) || (inside && line.startsWith("|"));
      if (inside && line.startsWith("| `")) {
        String[] cells = line.split(" *\\| *", 5);
        for (String type : cells[1].split(", ", -1)) {
          for (String key : cells[2].split(", ", -1)) {
            rows.add(String.join(" | ", type, key, cells[3]));
          }
        }
      }
    }
    return rows;
  }

  private static List<String> without(Set<String> all, Set<String> some) {
    return all.stream().filter(row -> !some.contains(row)).toList();
  }
}
