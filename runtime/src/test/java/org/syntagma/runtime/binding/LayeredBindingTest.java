package org.syntagma.runtime.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.component.DataSize;
import org.syntagma.runtime.settings.Problem;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;

/** What several layers mean for a record. */
class LayeredBindingTest {
  private static final RecordBinder BINDER =
      RecordBinder.forLoader(LayeredBindingTest.class.getClassLoader());

  record Part(int size, Optional<String> note) {
    static Part defaults() {
      return new Part(1, Optional.empty());
    }
  }

  record Whole(
      Map<String, Part> parts,
      List<Path> paths,
      Optional<Part> extra,
      DataSize cache,
      Duration pause) {
    static Whole defaults() {
      return new Whole(
          Map.of("a", new Part(7, Optional.of("given"))),
          List.of(Path.of("x")),
          Optional.of(new Part(5, Optional.empty())),
          new DataSize(1 << 20),
          Duration.ofSeconds(90));
    }
  }

  @TempDir Path folder;

  @Test
  void entriesOfMapsGoOverThoseOfTheDefaultsAndNoneClearsOne() {
    assertEquals(
        Map.of("a", new Part(7, Optional.of("new")), "b", new Part(2, Optional.empty())),
        bind("parts={a: {note: new}, b: {size: 2}}").parts());
    assertEquals(Map.of(), bind("parts.a=none").parts());
    assertEquals(Whole.defaults().parts(), bind("parts={}").parts());
  }

  @Test
  void listsReplaceThoseOfTheDefaults() {
    assertEquals(List.of(), bind("paths=[]").paths());
    assertEquals(Whole.defaults().paths(), bind("paths=none").paths());
  }

  @Test
  void anOptionalRecordIsCompletedOrCleared() {
    assertEquals(Optional.of(new Part(5, Optional.of("x"))), bind("extra.note=x").extra());
    assertEquals(Optional.empty(), bind("extra=none").extra());
  }

  @Test
  void sizesAndDurationsAreBoundAndWrittenBack() {
    Whole bound = bind("cache=64MiB", "pause=1h30m");
    assertEquals(new DataSize(64 << 20), bound.cache());
    Setting.Fields effective = EffectiveSettings.of(bound, settings().root());
    assertEquals("64MiB", ((Setting.Text) effective.fields().get("cache")).text());
    assertEquals("PT1H30M", ((Setting.Text) effective.fields().get("pause")).text());
    assertEquals(
        List.of(
            "must be a size such as 64MiB, 2GB or 4096, which is bytes; units are kB, MB, GB, TB and KiB, MiB, GiB, TiB"),
        problems(settings("cache=64m")));
  }

  @Test
  void effectiveSettingsBindToTheSameRecord() {
    for (String[] given :
        List.of(
            new String[] {"parts={a: none, b: {}}", "extra=none"},
            new String[] {"paths=[a, b]", "extra={note: none}", "cache=3"},
            new String[] {})) {
      Settings settings = settings(given);
      Whole bound = bind(settings);
      Settings effective = Settings.of(EffectiveSettings.of(bound, settings.root()));
      Whole again = bind(effective);
      assertEquals(bound.parts(), again.parts());
      assertEquals(bound.extra(), again.extra());
      assertEquals(bound.cache(), again.cache());
    }
  }

  @Test
  void eachPathStartsFromTheFileThatWroteIt() throws IOException {
    Path one = folder.resolve("one/x.yaml");
    Path two = folder.resolve("two/y.yaml");
    Files.createDirectories(one.getParent());
    Files.createDirectories(two.getParent());
    Files.writeString(one, "data: d\npaths: [a, b, c, d]\n");
    Files.writeString(two, "paths: [e, f, \"${data}/g\", \"${env:HERE}/h\"]\n");
    Settings settings =
        Settings.builder()
            .environment(Map.of("HERE", "w"))
            .file(one)
            .file(two)
            .set("paths[0]=i")
            .read();
    Problems problems = new Problems();
    assertEquals(
        List.of(Path.of("i"), folder.resolve("two/f"), folder.resolve("one/d/g"), Path.of("w/h")),
        BINDER
            .bind(Whole.class, settings.root(), "", Set.of("data"), problems)
            .orElseThrow()
            .paths());
  }

  @Test
  void whatIsLeftOfAnotherTypeSaysHowToClearIt() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "{type: adamw, beta1: 0.8}");
    Settings.Builder settings = Settings.builder().environment(Map.of()).file(file);
    assertEquals(
        List.of(
            "is not used. Known: parts, paths, extra, cache, pause, type\n"
                + "If it was for another type than the one from --set type, clear it with part.beta1=none."),
        problems(settings.set("type=sgd").read()));
    assertEquals(List.of(), problems(settings.set("beta1=none").read()));
    String alone = problems(Settings.builder().environment(Map.of()).file(file).read()).get(0);
    assertEquals("is not used. Known: parts, paths, extra, cache, pause, type", alone);
  }

  @Test
  void numbersThatNobodyWritesAreRefusedAtOnce() {
    String digits = "1_".repeat(100_000) + "1";
    assertEquals(List.of("must be a whole number"), problems(settings("parts.a.size=" + digits)));
  }

  @Test
  void anUnusableElementOfAListIsNamed() {
    Problems problems = new Problems();
    bind(settings("paths=[a, none, {b: c}]"), problems);
    assertEquals(
        List.of("part.paths[1]", "part.paths[2]"),
        problems.list().stream().map(Problem::path).toList());
  }

  private static Settings settings(String... assignments) {
    Settings.Builder builder = Settings.builder().environment(Map.of());
    List.of(assignments).forEach(builder::set);
    return builder.read();
  }

  private static Whole bind(String... assignments) {
    return bind(settings(assignments));
  }

  private static Whole bind(Settings settings) {
    Problems problems = new Problems();
    Optional<Whole> bound = bind(settings, problems);
    assertEquals(List.of(), problems.list());
    return bound.orElseThrow();
  }

  private static List<String> problems(Settings settings) {
    Problems problems = new Problems();
    bind(settings, problems);
    return problems.list().stream().map(Problem::message).toList();
  }

  private static Optional<Whole> bind(Settings settings, Problems problems) {
    return BINDER.bind(Whole.class, settings.root(), "part", Set.of("type"), problems);
  }
}
