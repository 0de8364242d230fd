package org.syntagma.data.pairs;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Pair;
import org.syntagma.toolkit.files.DataFiles;
import org.syntagma.toolkit.files.Faults;

/** The settings of the corpus {@code jsonl}. */
record JsonlConfig(
    @Description(
            "files with a JSON value in each line, plain or gzip; a folder stands for those in it, and archive.zip!/file for one in an archive")
        @NotEmpty
        List<Path> path,
    @Description("files or folders to hold out; what is held out is never trained on")
        List<Path> validation,
    @Description(
            "the source, with fields in braces: {question}, {a.b} inside an object, {a.0} inside a list; {{ for a brace")
        @NotBlank
        String source,
    @Description("the target, likewise") @NotBlank String target,
    @Description(
            "for files that are one JSON value: the field with the list of rows, such as train or data.train; . if the value is a list itself")
        Optional<String> rows,
    @Description("how much of path to hold out, chosen by split-by; none if validation is given")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double validationShare,
    @Description("whether pairs with the same source stay on the same side of the split")
        SplitBy splitBy,
    @Description("for cross-validation: into how many parts to cut path, one of them held out")
        @Min(2)
        OptionalInt folds,
    @Description("which of the folds to hold out, from 1") @Positive OptionalInt fold,
    @Description("which pairs are held out; they do not depend on the run's seed") long splitSeed,
    @Description("what to do about rows that are no pairs") Faults faults)
    implements PairSettings {

  static JsonlConfig defaults() {
    // There is no default for what is null: that makes the host ask for it.
    return new JsonlConfig(
        null,
        List.of(),
        "{source}",
        "{target}",
        Optional.empty(),
        0,
        SplitBy.SOURCE,
        OptionalInt.empty(),
        OptionalInt.empty(),
        1,
        Faults.FAIL);
  }

  @Override
  public boolean hasValidation() {
    return !validation.isEmpty();
  }

  /**
   * How the files are read.
   *
   * @throws org.syntagma.api.data.DataException if a template is none
   */
  Format format() {
    Template ofSource = Template.parse("source", source);
    Template ofTarget = Template.parse("target", target);
    Filler pairs = row -> Pair.of(ofSource.fill(row), ofTarget.fill(row));
    return rows.<Format>map(list -> new JsonDocument(list, pairs))
        .orElseGet(() -> new JsonLines(pairs));
  }

  DataFiles files() {
    return new DataFiles(path, validation, List.of(), List.of(".jsonl", ".json", ".ndjson"));
  }
}
