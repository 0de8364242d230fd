package org.syntagma.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.runtime.run.RunException;

/** Shows sentences one after the other, or puts each into a file of its own. */
final class TreeOutput {
  private final PrintWriter out;
  private final Optional<TreeFormat> format;
  private final Optional<Path> directory;
  private int written;

  TreeOutput(PrintWriter out, Optional<TreeFormat> format, Optional<Path> directory) {
    this.out = out;
    this.format = format;
    this.directory = directory;
  }

  void write(Sentence sentence) {
    String text = format.orElseGet(() -> TreeFormat.of(sentence)).write(sentence);
    written++;
    if (directory.isPresent()) {
      file(directory.get(), text);
    } else {
      out.print(text);
    }
  }

  private void file(Path folder, String text) {
    Path path = folder.resolve(written + ".svg");
    try {
      Files.createDirectories(folder);
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new RunException(path + " cannot be written: " + e.getMessage(), e);
    }
  }
}
