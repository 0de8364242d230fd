package org.syntagma.data.pairs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;
import org.syntagma.toolkit.files.FaultPolicy;
import org.syntagma.toolkit.files.FaultyFile;

/** The pairs of both parts, and the files that they are from. */
record Opened(PairFile training, PairFile heldOut, List<DataSource> sources) {

  /**
   * Reads all files once.
   *
   * @throws DataException if a file cannot be used, or a part has no pair
   */
  static Opened of(Inputs inputs, boolean holdsOut, Partition partition, FaultPolicy policy) {
    Path folder = policy.cache().path();
    try (PairFileWriter training = PairFileWriter.in(folder);
        PairFileWriter heldOut = PairFileWriter.in(folder)) {
      Rows.Sink divided =
          pair -> {
            long place = (long) training.count() + heldOut.count();
            (partition.holdsOut(pair.source(), place) ? heldOut : training).add(pair);
          };
      List<FaultyFile> files = new ArrayList<>();
      inputs.training().forEach(each -> files.add(each.read(divided, policy.faults())));
      inputs.heldOut().forEach(each -> files.add(each.read(heldOut, policy.faults())));
      policy.apply(files);
      List<Path> paths =
          Stream.concat(inputs.training().stream(), inputs.heldOut().stream())
              .map(Input::path)
              .toList();
      require(training, "to train on", paths);
      if (holdsOut) {
        require(heldOut, "to hold out", paths);
      }
      return new Opened(
          training.finish(),
          heldOut.finish(),
          files.stream().map(FaultyFile::source).distinct().toList());
    }
  }

  private static void require(PairFileWriter part, String purpose, List<Path> paths) {
    if (part.count() == 0) {
      throw new DataException(
          "%s: found no pair %s; expected at least one".formatted(paths, purpose));
    }
  }
}
