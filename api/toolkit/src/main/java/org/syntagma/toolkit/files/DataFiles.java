package org.syntagma.toolkit.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.syntagma.api.data.DataException;

/**
 * Which files a corpus has.
 *
 * @param path files and folders to train on
 * @param validation files and folders to hold out, which are not trained on
 * @param except files and folders not to train on either
 * @param endings of the files that a folder stands for, without {@code .gz}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DataFiles(
    List<Path> path, List<Path> validation, List<Path> except, List<String> endings) {
  private static final String GZIP = ".gz";

  /** Whether there are files to hold out. */
  public boolean holdsOut() {
    return !validation.isEmpty();
  }

  /**
   * The files to train on, each once.
   *
   * @throws DataException if there is none, or a folder has none
   */
  public List<Path> training() {
    Map<Object, Path> left = all(path);
    left.keySet().removeAll(all(validation).keySet());
    left.keySet().removeAll(all(except).keySet());
    if (left.isEmpty()) {
      throw new DataException(
          path + ": found no file to train on; expected one that is neither held out nor excepted");
    }
    return List.copyOf(left.values());
  }

  /**
   * The files to hold out, each once.
   *
   * @throws DataException if a folder has none
   */
  public List<Path> heldOut() {
    return List.copyOf(all(validation).values());
  }

  /** The files under what tells them apart, each once. */
  private Map<Object, Path> all(List<Path> paths) {
    Map<Object, Path> files = new LinkedHashMap<>();
    for (Path each : paths) {
      for (Path file : Files.isDirectory(each) ? inside(each) : List.of(each)) {
        files.putIfAbsent(identity(file), file);
      }
    }
    return files;
  }

  /** The same for all names and links of a file. */
  private static Object identity(Path file) {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return key == null ? file.toRealPath() : key;
    } catch (IOException e) {
      // Whoever reads it will say what is wrong with it.
      return file.toAbsolutePath().normalize();
    }
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
