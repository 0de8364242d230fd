package org.syntagma.data.treebanks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.files.Faults;

/** Corpora over real files in one folder. */
record Setup(Path folder) {
  Path write(String name, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Files.write(folder.resolve(name), name.endsWith(".gz") ? gzip(bytes) : bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  /** Sentences of one to three words, the first of which is {@code name} and a number. */
  static String conllu(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                IntStream.rangeClosed(1, 1 + i % 3)
                    .mapToObj(
                        word ->
                            "%d %s%d _ _ _ _ %d x _ _\n"
                                .formatted(word, word == 1 ? name : "w", i, word - 1))
                    .collect(Collectors.joining()))
        .map(sentence -> sentence.replace(' ', '\t') + "\n")
        .collect(Collectors.joining());
  }

  static String brackets(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "(ROOT\n  (S (NP-SBJ (NN " + name + i + "))\n    (VP (VB is))))\n")
        .collect(Collectors.joining());
  }

  CacheFolder cache() {
    return new CacheFolder(folder.resolve("cache"));
  }

  /** The records of what was skipped. */
  List<Path> records() throws IOException {
    Path rejected = cache().path().resolve("rejected");
    if (!Files.exists(rejected)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(rejected)) {
      return files.toList();
    }
  }

  ConlluCorpus conllu(ConlluConfig config) {
    return new ConlluCorpus(config, Randomness.of(1), cache());
  }

  ConlluCorpus conllu(List<Path> path, List<Path> validation, List<Path> except) {
    return conllu(new ConlluConfig(path, validation, except, OptionalInt.empty(), Faults.FAIL));
  }

  ConlluCorpus conllu(Faults faults, Path... path) {
    return conllu(
        new ConlluConfig(List.of(path), List.of(), List.of(), OptionalInt.empty(), faults));
  }

  BracketCorpus brackets(List<Path> path, List<Path> validation, List<Path> except, Faults faults) {
    return new BracketCorpus(
        new BracketConfig(path, validation, except, false, OptionalInt.empty(), faults),
        Randomness.of(1),
        cache());
  }

  /** The first words of the next sentences, up to the end. */
  static List<String> all(Corpus<Sentence> corpus) {
    List<String> words = new ArrayList<>();
    for (Optional<Sentence> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      words.add(next.get().words().get(0));
    }
    return words;
  }
}
