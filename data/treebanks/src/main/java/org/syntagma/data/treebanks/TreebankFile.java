package org.syntagma.data.treebanks;

import java.nio.file.Path;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.DataSource;
import org.syntagma.toolkit.files.FaultyFile;
import org.syntagma.toolkit.files.InputFile;
import org.syntagma.toolkit.trees.Treebank;
import org.syntagma.toolkit.trees.TreebankReader;

/**
 * A file that has been read.
 *
 * @param source its name, size and digest
 */
record TreebankFile(Path path, DataSource source, Treebank treebank) {

  /**
   * Reads the whole file, plain or compressed.
   *
   * @throws DataException if it is absent, empty or damaged as a file
   */
  static TreebankFile read(Path path, TreebankReader reader) {
    InputFile.Contents<Treebank> contents = new InputFile(path).read(reader::read);
    Treebank treebank = contents.value();
    if (treebank.sentences().isEmpty() && treebank.faults().isEmpty()) {
      throw new DataException(path + ": found no sentence; expected at least one");
    }
    return new TreebankFile(path, contents.source(), treebank);
  }

  FaultyFile faults() {
    return new FaultyFile(
        path, source, treebank.sentences().size(), treebank.repaired(), treebank.rejected());
  }
}
