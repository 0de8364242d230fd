package org.syntagma.data.treebanks;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.toolkit.files.DataFiles;
import org.syntagma.toolkit.files.FaultPolicy;
import org.syntagma.toolkit.trees.TreebankReader;

/** The sentences of both parts, and the files that they are from. */
record Opened(List<Sentence> training, List<Sentence> heldOut, List<DataSource> sources) {

  /**
   * Reads all files.
   *
   * @throws DataException if a file cannot be used, or a part has no sentence
   */
  static Opened of(
      DataFiles files, TreebankReader reader, OptionalInt maximumLength, FaultPolicy policy) {
    List<TreebankFile> training = read(files.training(), reader);
    List<TreebankFile> heldOut = read(files.heldOut(), reader);
    List<TreebankFile> all = Stream.concat(training.stream(), heldOut.stream()).toList();
    policy.apply(all.stream().map(TreebankFile::faults).toList());
    return new Opened(
        sentences(training, maximumLength),
        sentences(heldOut, maximumLength),
        all.stream().map(TreebankFile::source).toList());
  }

  private static List<TreebankFile> read(List<Path> paths, TreebankReader reader) {
    return paths.stream().map(path -> TreebankFile.read(path, reader)).toList();
  }

  private static List<Sentence> sentences(List<TreebankFile> files, OptionalInt maximumLength) {
    List<Sentence> sentences =
        files.stream()
            .flatMap(file -> file.treebank().sentences().stream())
            .filter(sentence -> sentence.words().size() <= maximumLength.orElse(Integer.MAX_VALUE))
            .toList();
    if (sentences.isEmpty() && !files.isEmpty()) {
      String length =
          maximumLength.isPresent() ? " of at most " + maximumLength.getAsInt() + " words" : "";
      throw new DataException(
          "%s: found no usable sentence%s; expected at least one"
              .formatted(files.stream().map(TreebankFile::path).toList(), length));
    }
    return sentences;
  }
}
