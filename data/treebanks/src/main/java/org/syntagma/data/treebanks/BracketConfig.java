package org.syntagma.data.treebanks;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.syntagma.api.component.Description;
import org.syntagma.toolkit.files.DataFiles;
import org.syntagma.toolkit.files.Faults;

/** The settings of the corpus {@code brackets}. */
record BracketConfig(
    @Description("treebanks in Penn brackets, plain or gzip; a folder stands for those in it")
        @NotEmpty
        List<Path> path,
    @Description("treebanks or folders to hold out; what is held out is never trained on")
        List<Path> validation,
    @Description("treebanks or folders not to train on either, such as the test part")
        List<Path> except,
    @Description("whether labels keep what follows the category, as in NP-SBJ-1")
        boolean functionTags,
    @Description("the most words of a sentence; longer ones are left out of both parts") @Positive
        OptionalInt maximumLength,
    @Description("what to do about damaged trees") Faults faults) {
  static BracketConfig defaults() {
    // There is no default for the path: null makes the host ask for it.
    return new BracketConfig(null, List.of(), List.of(), false, OptionalInt.empty(), Faults.FAIL);
  }

  DataFiles files() {
    return new DataFiles(
        path, validation, except, List.of(".ptb", ".mrg", ".bracket", ".brackets"));
  }
}
