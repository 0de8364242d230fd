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
   * How a problem names this origin.
   *
   * @param headline what all the problems are in; the only file is not named again
   */
  default Optional<String> layer(String headline) {
    return Optional.of(describe());
  }

  /** Whether this and another are the same file, or both the environment, or both {@code --set}. */
  default boolean isOfSameLayer(Origin other) {
    return getClass() == other.getClass();
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
    public Optional<String> layer(String headline) {
      return file.toString().equals(headline) ? Optional.empty() : Optional.of(describe());
    }

    @Override
    public boolean isOfSameLayer(Origin other) {
      return other instanceof File that && file.equals(that.file);
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
    public Optional<String> layer(String headline) {
      return Optional.of(variable);
    }
  }

  /** What {@code --set} was given for this key. */
  record CommandLine(String key) implements Origin {
    @Override
    public String describe() {
      return "--set " + key;
    }

    @Override
    public Optional<String> layer(String headline) {
      return Optional.of("--set");
    }
  }

  /**
   * A text that begins with a reference.
   *
   * @param text where the text itself was written
   * @param beginning where what the reference stands for was written
   */
  record Reference(Origin text, Origin beginning) implements Origin {
    @Override
    public String describe() {
      return text.describe();
    }

    @Override
    public Optional<String> layer(String headline) {
      return text.layer(headline);
    }

    @Override
    public boolean isOfSameLayer(Origin other) {
      return text.isOfSameLayer(other);
    }

    @Override
    public Path folder() {
      return beginning.folder();
    }
  }

  /** The origins that have no place of their own. */
  enum Layer implements Origin {
    CODE("code"),
    DEFAULT("default"),
    /** Made up for people to look at, so there is nothing to say of it. */
    EXAMPLE("");

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
