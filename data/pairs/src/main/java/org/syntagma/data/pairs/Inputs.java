package org.syntagma.data.pairs;

import java.util.List;
import org.syntagma.toolkit.files.DataFiles;

/** The files of both parts; pairs of the first may be held out too. */
record Inputs(List<Input> training, List<Input> heldOut) {

  /**
   * Files that are all written in the same way.
   *
   * @throws org.syntagma.api.data.DataException if there is none to train on
   */
  static Inputs of(DataFiles files, Format format) {
    return new Inputs(
        files.training().stream().map(path -> new Input(path, format)).toList(),
        files.heldOut().stream().map(path -> new Input(path, format)).toList());
  }
}
