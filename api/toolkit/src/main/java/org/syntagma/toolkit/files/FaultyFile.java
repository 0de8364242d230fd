package org.syntagma.toolkit.files;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.syntagma.api.data.DataSource;
import org.syntagma.toolkit.trees.Fault;
import org.syntagma.toolkit.trees.Rejected;

/**
 * A file that has been read, with what is wrong in it, if anything.
 *
 * @param source its name, size and digest
 * @param kept how many examples are good
 * @param repaired faults that cost no example
 * @param rejected the pieces that are no examples, in order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FaultyFile(
    Path path, DataSource source, long kept, List<Fault> repaired, List<Rejected> rejected) {
  public FaultyFile {
    repaired = List.copyOf(repaired);
    rejected = List.copyOf(rejected);
  }

  /** All faults with their places: first those that were repaired, then those that were not. */
  List<String> faults() {
    return Stream.concat(
            repaired.stream(), rejected.stream().flatMap(piece -> piece.faults().stream()))
        .map(fault -> fault.in(path.toString()))
        .toList();
  }
}
