package org.syntagma.data.treebanks;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.syntagma.api.component.Description;
import org.syntagma.toolkit.files.DataFiles;
import org.syntagma.toolkit.files.Faults;

/** The settings of the corpus {@code sentences}. */
record TextSentencesConfig(
    @Description("UTF-8 texts, plain or gzip; a folder stands for those in it") @NotEmpty
        List<Path> path,
    @Description("texts or folders to hold out; what is held out is never trained on")
        List<Path> validation,
    @Description("texts or folders not to train on either") List<Path> except,
    @Description("the most words of a sentence; longer ones are left out of both parts") @Positive
        OptionalInt maximumLength,
    @Description("what to do about lines that are not UTF-8") Faults faults) {
  static TextSentencesConfig defaults() {
    // There is no default for the path: null makes the host ask for it.
    return new TextSentencesConfig(null, List.of(), List.of(), OptionalInt.of(100), Faults.FAIL);
  }

  DataFiles files() {
    return new DataFiles(path, validation, except, List.of(".txt"));
  }
}
