package org.syntagma.data.treebanks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.syntagma.api.data.DataException;

/**
 * Which files a treebank has.
 *
 * @param endings of the files that a folder stands for, without {@code .gz}
 */
record TreebankFiles(
    List<Path> path, List<Path> validation, List<Path> except, List<String> endings) {
  private static final String GZIP = ".gz";

  boolean holdsOut() {
    return !validation.isEmpty();
  }

  /** The files to train on, each once. */
  List<Path> training() {
    Set<Path> left = new LinkedHashSet<>(all(path));
    Set<Path> out = new LinkedHashSet<>(all(validation));
    out.addAll(all(except));
    left.removeIf(file -> out.stream().anyMatch(other -> isSame(file, other)));
    if (left.isEmpty()) {
      throw new DataException(
          path + ": found no file to train on; expected one that is neither held out nor excepted");
    }
    return List.copyOf(left);
  }

  /** The files to hold out, each once. */
  List<Path> heldOut() {
    return List.copyOf(new LinkedHashSet<>(all(validation)));
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private List<Path> all(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path each : paths) {
      if (Files.isDirectory(each)) {
        files.addAll(inside(each));
      } else {
        files.add(each);
      }
    }
    return files;
  }

  private List<Path> inside(Path folder) {
    try (Stream<Path> listed = Files.list(folder)) {
      List<Path> files = listed.filter(Files::isRegularFile).filter(this::fits).sorted().toList();
      if (files.isEmpty()) {
        throw new DataException(
            "%s: found no file that ends in %s in this folder; expected at least one"
                .formatted(folder, String.join(", ", endings)));
      }
      return files;
    } catch (IOException e) {
      throw new DataException(folder + ": cannot be listed (" + e + ")", e);
    }
  }

  private boolean fits(Path file) {
    String name = file.getFileName().toString();
    String plain = name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
    return endings.stream().anyMatch(plain::endsWith);
  }
}
