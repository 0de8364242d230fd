package org.syntagma.data.treebanks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.DataException;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Rejected;

/** Fails over damaged sentences, or leaves them out and keeps a record of them. */
record FaultPolicy(Faults faults, CacheFolder cache) {
  private static final Logger LOG = LoggerFactory.getLogger(FaultPolicy.class);
  private static final int SHOWN = 20;

  /**
   * Applies the policy to all files at once.
   *
   * @throws DataException if there are faults and the policy is to fail; it lists them
   */
  void apply(List<TreebankFile> files) {
    if (faults == Faults.FAIL) {
      fail(files);
    } else {
      files.stream().filter(file -> !file.treebank().faults().isEmpty()).forEach(this::skip);
    }
  }

  private static void fail(List<TreebankFile> files) {
    List<String> all =
        files.stream()
            .flatMap(
                file ->
                    file.treebank().faults().stream()
                        .map(fault -> fault.in(file.path().toString())))
            .toList();
    if (!all.isEmpty()) {
      String more = all.size() > SHOWN ? "\nand " + (all.size() - SHOWN) + " more" : "";
      throw new DataException(
          "%d %s in treebanks:\n%s%s\nCorrect them, or set faults: skip to leave such sentences out"
              .formatted(
                  all.size(),
                  all.size() == 1 ? "fault" : "faults",
                  all.stream().limit(SHOWN).collect(Collectors.joining("\n")),
                  more));
    }
  }

  private void skip(TreebankFile file) {
    Path record = write(file);
    LOG.warn(
        "{}: skipped {} of {} sentences and repaired {} faults; see {}",
        file.path(),
        file.treebank().rejected().size(),
        file.treebank().rejected().size() + file.treebank().sentences().size(),
        file.treebank().repaired().size(),
        record);
  }

  private Path write(TreebankFile file) {
    Path folder = cache.path().resolve("rejected");
    String digest = file.source().sha256().substring(0, 12);
    Path record = folder.resolve(file.path().getFileName() + "-" + digest + ".txt");
    String name = file.path().toString();
    Stream<String> repaired =
        file.treebank().repaired().stream().map(fault -> comment(fault, name));
    Stream<String> rejected = file.treebank().rejected().stream().map(piece -> text(piece, name));
    try {
      Files.createDirectories(folder);
      Files.writeString(
          record, Stream.concat(repaired, rejected).collect(Collectors.joining("\n", "", "\n")));
      return record;
    } catch (IOException e) {
      throw new DataException(
          record
              + ": cannot keep the skipped sentences here ("
              + e
              + "); expected a writable folder",
          e);
    }
  }

  private static String comment(Fault fault, String file) {
    return "# " + fault.in(file);
  }

  private static String text(Rejected piece, String file) {
    return piece.faults().stream()
        .map(fault -> comment(fault, file) + "\n")
        .collect(Collectors.joining("", "", piece.text() + "\n"));
  }
}
