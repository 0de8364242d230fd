package org.syntagma.toolkit.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.syntagma.api.data.CacheFolder;
import org.syntagma.api.data.DataException;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Rejected;

/**
 * Fails over what is damaged, or leaves it out and keeps a record of it.
 *
 * @param cache where the record is kept, in a folder {@code rejected}
 * @param data what the files are, for messages, such as {@code treebanks}
 * @param pieces what is left out of them, such as {@code sentences}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FaultPolicy(Faults faults, CacheFolder cache, String data, String pieces) {
  private static final Logger LOG = LoggerFactory.getLogger(FaultPolicy.class);
  private static final int SHOWN = 20;

  /**
   * Applies the policy to all files at once.
   *
   * @throws DataException if there are faults and the policy is to fail; it lists them
   */
  public void apply(List<FaultyFile> files) {
    if (faults == Faults.FAIL) {
      fail(files);
    } else {
      files.stream().filter(file -> !file.faults().isEmpty()).forEach(this::skip);
    }
  }

  private void fail(List<FaultyFile> files) {
    List<String> all = files.stream().flatMap(file -> file.faults().stream()).toList();
    if (!all.isEmpty()) {
      String more = all.size() > SHOWN ? "\nand " + (all.size() - SHOWN) + " more" : "";
      throw new DataException(
          "%d %s in %s:\n%s%s\nCorrect them, or set faults: skip to leave such %s out"
              .formatted(
                  all.size(),
                  all.size() == 1 ? "fault" : "faults",
                  data,
                  all.stream().limit(SHOWN).collect(Collectors.joining("\n")),
                  more,
                  pieces));
    }
  }

  private void skip(FaultyFile file) {
    Path record = write(file);
    LOG.warn(
        "{}: skipped {} {}, kept {} examples and repaired {} faults; see {}",
        file.path(),
        file.rejected().size(),
        pieces,
        file.kept(),
        file.repaired().size(),
        record);
  }

  private Path write(FaultyFile file) {
    Path folder = cache.path().resolve("rejected");
    String digest = file.source().sha256().substring(0, 12);
    Path record = folder.resolve(file.path().getFileName() + "-" + digest + ".txt");
    String name = file.path().toString();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(comments(file.repaired(), name));
    for (Rejected piece : file.rejected()) {
      text.writeBytes(comments(piece.faults(), name));
      text.writeBytes(piece.bytes());
      text.writeBytes(new byte[] {'\n', '\n'});
    }
    try {
      Files.createDirectories(folder);
      Files.write(record, text.toByteArray());
      return record;
    } catch (IOException e) {
      throw new DataException(
          "%s: cannot keep the skipped %s here (%s); expected a writable folder"
              .formatted(record, pieces, e),
          e);
    }
  }

  private static byte[] comments(List<Fault> faults, String file) {
    return faults.stream()
        .map(fault -> "# " + fault.in(file) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
