package org.syntagma.data.pairs;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Pair;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.files.Faults;

/** Corpora over real files in one folder. */
record Setup(Path folder, Partition partition, Faults faults, long run) {
  static Setup in(Path folder) {
    return new Setup(folder, share(0, SplitBy.SOURCE, 1), Faults.FAIL, 1);
  }

  static Partition share(double share, SplitBy by, long seed) {
    return new Partition(share, by, OptionalInt.empty(), OptionalInt.empty(), seed);
  }

  static Partition fold(int fold, int folds) {
    return new Partition(0, SplitBy.SOURCE, OptionalInt.of(folds), OptionalInt.of(fold), 1);
  }

  Setup with(Partition other) {
    return new Setup(folder, other, faults, run);
  }

  Setup with(Faults other) {
    return new Setup(folder, partition, other, run);
  }

  Setup run(long other) {
    return new Setup(folder, partition, faults, other);
  }

  Path write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), name.endsWith(".gz") ? gzip(bytes) : bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
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
      return files.sorted().toList();
    }
  }

  TsvCorpus tsv(Path path) {
    return tsv(path, "1", "2", false);
  }

  TsvCorpus tsv(Path path, String source, String target, boolean header) {
    return tsv(List.of(path), List.of(), source, target, header);
  }

  TsvCorpus tsv(
      List<Path> path, List<Path> validation, String source, String target, boolean header) {
    TsvConfig config =
        new TsvConfig(
            path,
            validation,
            source,
            target,
            header,
            partition.share(),
            partition.by(),
            partition.folds(),
            partition.fold(),
            partition.seed(),
            faults);
    return new TsvCorpus(config, Randomness.of(run), cache());
  }

  CsvCorpus csv(Path path) {
    return csv(path, "1", "2", false, ",");
  }

  CsvCorpus csv(Path path, String source, String target, boolean header, String delimiter) {
    CsvConfig config =
        new CsvConfig(
            List.of(path),
            List.of(),
            source,
            target,
            header,
            delimiter,
            partition.share(),
            partition.by(),
            partition.folds(),
            partition.fold(),
            partition.seed(),
            faults);
    return new CsvCorpus(config, Randomness.of(run), cache());
  }

  JsonlCorpus jsonl(Path path, String source, String target) {
    return json(List.of(path), List.of(), source, target, Optional.empty());
  }

  JsonlCorpus json(Path path, String rows, String source, String target) {
    return json(List.of(path), List.of(), source, target, Optional.of(rows));
  }

  JsonlCorpus json(
      List<Path> path, List<Path> validation, String source, String target, Optional<String> rows) {
    JsonlConfig config =
        new JsonlConfig(
            path,
            validation,
            source,
            target,
            rows,
            partition.share(),
            partition.by(),
            partition.folds(),
            partition.fold(),
            partition.seed(),
            faults);
    return new JsonlCorpus(config, Randomness.of(run), cache());
  }

  PatternCorpus pattern(Path path, String pattern) {
    return pattern(List.of(path), List.of(), pattern);
  }

  PatternCorpus pattern(List<Path> path, List<Path> validation, String pattern) {
    PatternConfig config =
        new PatternConfig(
            path,
            validation,
            pattern,
            partition.share(),
            partition.by(),
            partition.folds(),
            partition.fold(),
            partition.seed(),
            faults);
    return new PatternCorpus(config, Randomness.of(run), cache());
  }

  LabelledLinesCorpus labelled(Map<String, List<Path>> labels, Map<String, List<Path>> validation) {
    LabelledLinesConfig config =
        new LabelledLinesConfig(
            labels,
            validation,
            partition.share(),
            partition.by(),
            partition.folds(),
            partition.fold(),
            partition.seed(),
            faults);
    return new LabelledLinesCorpus(config, Randomness.of(run), cache());
  }

  /** {@code count} rows with different sources. */
  static String rows(int count) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append("source ").append(i).append('\t').append("target ").append(i).append('\n');
    }
    return rows.toString();
  }

  static String show(Pair pair) {
    return pair.source() + " -> " + pair.target();
  }

  /** The next pairs, up to the end. */
  static List<String> all(Corpus<Pair> corpus) {
    List<String> pairs = new ArrayList<>();
    for (Optional<Pair> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      pairs.add(show(next.get()));
    }
    return pairs;
  }

  /** The pairs of an epoch, sorted. */
  static List<String> sorted(Corpus<Pair> corpus) {
    return all(corpus).stream().sorted().toList();
  }

  /** The message of a corpus that cannot be used, with {@code F} for its file. */
  static String message(Corpus<Pair> corpus, Path file) {
    return assertThrows(DataException.class, corpus::next)
        .getMessage()
        .replace(file.toString(), "F");
  }

  /** The only fault of a corpus, with {@code F} for its file. */
  static String fault(Corpus<Pair> corpus, Path file) {
    String message = message(corpus, file);
    String begin = "1 fault in pairs:\n";
    String end = "\nCorrect them, or set faults: skip to leave such rows out";
    if (!message.startsWith(begin) || !message.endsWith(end)) {
      throw new AssertionError("not one fault: " + message);
    }
    return message.substring(begin.length(), message.length() - end.length());
  }
}
