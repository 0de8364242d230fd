package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every source file of the repository. */
class HouseTest {
  private static final int MOST_LINES = 400;

  @Test
  void noSourceFileIsLongerThanWhatOneCanKeepInMind() throws IOException {
    List<Path> sources = sources(root());
    assertTrue(sources.stream().anyMatch(source -> source.endsWith("HouseTest.java")));
    List<String> tooLong =
        sources.stream()
            .filter(source -> lines(source) > MOST_LINES)
            .map(source -> "%s has %d lines".formatted(source, lines(source)))
            .toList();
    assertEquals(List.of(), tooLong, "files of more than " + MOST_LINES + " lines; split them");
  }

  private static Path root() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path pom = at.resolve("pom.xml");
      if (Files.exists(pom) && isParent(Files.readString(pom))) {
        return at;
      }
    }
    throw new IllegalStateException("no pom.xml of syntagma-parent above the working directory");
  }

  /** Whether the project itself has this name, not only its {@code <parent>}. */
  private static boolean isParent(String pom) {
    return !pom.contains("<parent>") && pom.contains("<artifactId>syntagma-parent</artifactId>");
  }

  /** Whether a build made the folder: a package may also be called so. */
  private static boolean isBuilt(Path folder) {
    return folder.endsWith("target") && Files.exists(folder.resolveSibling("pom.xml"));
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith(".git") || isBuilt(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
