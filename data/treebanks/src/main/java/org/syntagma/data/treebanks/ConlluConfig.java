package org.syntagma.data.treebanks;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The settings of the corpus {@code conllu}.
 *
 * @param path files to train on, plain or compressed by gzip; a folder stands for those of its
 *     files that end in {@code .conllu} or {@code .conllu.gz}, by name
 * @param validation more files, or folders, to hold out; what is held out is never trained on
 * @param except files that are not trained on either
 * @param maximumLength the most words of a sentence; longer ones are left out of both parts
 * @param faults what to do about damaged sentences
 */
record ConlluConfig(
    @NotEmpty List<Path> path,
    List<Path> validation,
    List<Path> except,
    @Positive OptionalInt maximumLength,
    Faults faults) {
  static ConlluConfig defaults() {
    // There is no default for the path: null makes the host ask for it.
    return new ConlluConfig(null, List.of(), List.of(), OptionalInt.empty(), Faults.FAIL);
  }

  TreebankFiles files() {
    return new TreebankFiles(path, validation, except, List.of(".conllu"));
  }
}
