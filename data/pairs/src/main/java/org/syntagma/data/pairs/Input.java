package org.syntagma.data.pairs;

import java.nio.file.Path;
import java.util.List;
import org.syntagma.toolkit.files.Faults;
import org.syntagma.toolkit.files.FaultyFile;
import org.syntagma.toolkit.files.InputFile;

/** A file, and how pairs are written in it. */
record Input(Path path, Format format) {
  // More faults than anybody looks at: what is wrong is the format.
  private static final int ENOUGH = 1000;

  /**
   * Reads the file.
   *
   * @param sink takes the pairs
   * @throws org.syntagma.api.data.DataException if it is absent, or damaged as a file
   */
  FaultyFile read(Rows.Sink sink, Faults faults) {
    int enough = faults == Faults.FAIL ? ENOUGH : Integer.MAX_VALUE;
    InputFile.Contents<Rows> contents =
        new InputFile(path)
            .read(
                in -> {
                  Rows rows = new Rows(path, sink, enough);
                  format.read(in, rows);
                  return rows;
                });
    Rows rows = contents.value();
    return new FaultyFile(path, contents.source(), rows.kept(), List.of(), rows.rejected());
  }
}
