package org.syntagma.runtime.settings;

import java.nio.file.Path;
import java.util.Optional;

/** Where a setting came from. */
public sealed interface Origin {
  /**
   * The place in words, such as {@code shakespeare.yaml:3:9} or {@code environment SYNTAGMA_SEED}.
   */
  String describe();

  /**
   * How a problem names this origin; empty for a file, which the headline of the problems names.
   */
  default Optional<String> layer() {
    return Optional.of(describe());
  }

  /**
   * The folder against which a relative path in the value is resolved; the working directory is the
   * empty path.
   */
  default Path folder() {
    return Path.of("");
  }

  /**
   * A place in a file.
   *
   * @param file the file as the user typed it
   * @param line the line, from 1
   * @param column the column, from 1
   */
  record File(Path file, int line, int column) implements Origin {
    @Override
    public String describe() {
      return file + ":" + line + ":" + column;
    }

    @Override
    public Optional<String> layer() {
      return Optional.empty();
    }

    @Override
    public Path folder() {
      Path parent = file.getParent();
      return parent == null ? Path.of("") : parent;
    }
  }

  /** An environment variable of this name. */
  record Environment(String variable) implements Origin {
    @Override
    public String describe() {
      return "environment " + variable;
    }

    @Override
    public Optional<String> layer() {
      return Optional.of(variable);
    }
  }

  /** The origins that have no place of their own. */
  enum Layer implements Origin {
    COMMAND_LINE("--set"),
    CODE("code"),
    DEFAULT("default");

    private final String words;

    Layer(String words) {
      this.words = words;
    }

    @Override
    public String describe() {
      return words;
    }
  }
}
