package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.toolkit.files.Faults;

class LabelledLinesTest {
  @TempDir private Path folder;

  private Setup setup() {
    return Setup.in(folder);
  }

  private Path zip() throws IOException {
    Path archive = folder.resolve("reviews.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : List.of("inner/good.txt", "inner/bad.txt")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(("a " + name + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return archive;
  }

  @Test
  void eachLineHasTheLabelOfItsFile() {
    Path good = setup().write("good.txt", "  fine . \n\nnice\n");
    Path bad = setup().write("bad.txt.gz", "poor\r\n");
    assertEquals(
        List.of("fine . -> positive", "nice -> positive", "poor -> negative"),
        Setup.sorted(
            setup()
                .labelled(Map.of("positive", List.of(good), "negative", List.of(bad)), Map.of())));
  }

  @Test
  void filesOfEachLabelCanBeHeldOut() {
    Path all = setup().write("all.txt", "fine\n");
    Path held = setup().write("held.txt", "nice\n");
    LabelledLinesCorpus corpus =
        setup().labelled(Map.of("good", List.of(all, held)), Map.of("good", List.of(held)));
    assertEquals(List.of("fine -> good"), Setup.all(corpus));
    assertEquals(List.of("nice -> good"), Setup.all(corpus.heldOut().orElseThrow()));
  }

  @Test
  void filesCanBeInsideAnArchive() throws IOException {
    Path archive = Path.of(zip() + "!");
    LabelledLinesCorpus corpus =
        setup()
            .labelled(
                Map.of(
                    "good", List.of(archive.resolve("inner/good.txt")),
                    "bad", List.of(archive.resolve("inner/bad.txt"))),
                Map.of());
    assertEquals(
        List.of("a inner/bad.txt -> bad", "a inner/good.txt -> good"), Setup.sorted(corpus));
    assertEquals(1, corpus.sources().size());
    assertEquals(folder.resolve("reviews.zip").toString(), corpus.sources().get(0).name());
  }

  @Test
  void fileThatTheArchiveLacksIsNamed() throws IOException {
    Path archive = zip();
    Path file = Path.of(archive + "!", "good.txt");
    assertEquals(
        "F: found no file good.txt in this archive; expected one of inner/good.txt, inner/bad.txt",
        Setup.message(setup().labelled(Map.of("good", List.of(file)), Map.of()), archive));
  }

  @Test
  void archiveThatIsAbsentOrDamagedIsNamed() throws IOException {
    Path archive = folder.resolve("reviews.zip");
    Path file = Path.of(archive + "!", "inner/good.txt");
    LabelledLinesCorpus corpus = setup().labelled(Map.of("good", List.of(file)), Map.of());
    assertEquals(
        "F: found no such file; expected a file of data: check the path",
        Setup.message(corpus, archive));
    Files.writeString(archive, "no zip");
    String message = Setup.message(corpus, archive);
    assertTrue(message.startsWith("F: found damaged zip ("), message);
  }

  @Test
  void validationHasNoOtherLabels() {
    assertTrue(config(Map.of("good", List.of())).isEveryLabelKnown());
    assertFalse(config(Map.of("bad", List.of())).isEveryLabelKnown());
  }

  private LabelledLinesConfig config(Map<String, List<Path>> validation) {
    return new LabelledLinesConfig(
        Map.of("good", List.of(folder)),
        validation,
        0,
        SplitBy.SOURCE,
        OptionalInt.empty(),
        OptionalInt.empty(),
        1,
        Faults.FAIL);
  }
}
