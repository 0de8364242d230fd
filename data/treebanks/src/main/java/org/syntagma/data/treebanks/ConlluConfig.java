package org.syntagma.data.treebanks;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.syntagma.api.component.Description;
import org.syntagma.toolkit.files.DataFiles;
import org.syntagma.toolkit.files.Faults;

/** The settings of the corpus {@code conllu}. */
record ConlluConfig(
    @Description("treebanks in CoNLL-U, plain or gzip; a folder stands for those in it") @NotEmpty
        List<Path> path,
    @Description("treebanks or folders to hold out; what is held out is never trained on")
        List<Path> validation,
    @Description("treebanks or folders not to train on either, such as the test part")
        List<Path> except,
    @Description("the most words of a sentence; longer ones are left out of both parts") @Positive
        OptionalInt maximumLength,
    @Description("what to do about damaged sentences") Faults faults) {
  static ConlluConfig defaults() {
    // There is no default for the path: null makes the host ask for it.
    return new ConlluConfig(null, List.of(), List.of(), OptionalInt.empty(), Faults.FAIL);
  }

  DataFiles files() {
    return new DataFiles(path, validation, except, List.of(".conllu"));
  }
}
