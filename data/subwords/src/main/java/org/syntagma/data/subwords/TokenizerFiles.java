package org.syntagma.data.subwords;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syntagma.api.data.DataException;

/**
 * A tokenizer as others publish it.
 *
 * @param tokenizer the {@code tokenizer.json}, or one made of a vocabulary and merges
 * @param settings files beside it that name special symbols, the one that counts first
 */
record TokenizerFiles(TokenizerFile tokenizer, List<JsonObject> settings) {
  private static final List<String> SETTINGS =
      List.of("tokenizer_config.json", "special_tokens_map.json");

  /**
   * Reads a file, or the files of a folder; each can be gzip, with {@code .gz} after its name.
   *
   * @throws DataException if there is none, or it is damaged; says which and where
   */
  static TokenizerFiles read(Path path) {
    boolean folder = Files.isDirectory(path);
    if (!folder && !Files.isRegularFile(path)) {
      throw new DataException(
          path
              + ": there is no such file or folder; expected a tokenizer.json or a folder with"
              + " one");
    }
    Path absolute = path.toAbsolutePath();
    Path home = folder ? absolute : absolute.getParent();
    List<JsonObject> settings = new ArrayList<>();
    for (String name : SETTINGS) {
      find(home, name)
          .ifPresent(file -> settings.add(Json.object(file.toString(), TextFile.read(file))));
    }
    return new TokenizerFiles(folder ? inFolder(path) : single(path), settings);
  }

  private static TokenizerFile single(Path file) {
    return TokenizerFile.of(file.toString(), TextFile.read(file));
  }

  private static TokenizerFile inFolder(Path folder) {
    Optional<Path> whole = find(folder, "tokenizer.json");
    if (whole.isPresent()) {
      return single(whole.get());
    }
    Optional<Path> vocabulary = find(folder, "vocab.json", "encoder.json");
    Optional<Path> merges = find(folder, "merges.txt", "vocab.bpe");
    if (vocabulary.isEmpty() || merges.isEmpty()) {
      throw new DataException(
          folder
              + ": there is neither a tokenizer.json nor a vocab.json (or encoder.json) with a"
              + " merges.txt (or vocab.bpe); expected one of both, plain or with .gz");
    }
    return VocabularyFiles.read(folder, vocabulary.get(), merges.get());
  }

  private static Optional<Path> find(Path folder, String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of(name, name + ".gz"))
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
