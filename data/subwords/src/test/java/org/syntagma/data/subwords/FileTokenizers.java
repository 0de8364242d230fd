package org.syntagma.data.subwords;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tokenizers from files, as a run makes them. */
final class FileTokenizers {
  private FileTokenizers() {}

  static FileTokenizer read(Path path) {
    return read(new HuggingFaceConfig(path, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  static FileTokenizer read(HuggingFaceConfig config) {
    FileTokenizer tokenizer = new FileTokenizer(config);
    tokenizer.learn(List.of());
    return tokenizer;
  }
}
