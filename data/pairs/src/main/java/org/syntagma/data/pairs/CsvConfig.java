package org.syntagma.data.pairs;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.syntagma.api.component.Description;
import org.syntagma.toolkit.files.DataFiles;
import org.syntagma.toolkit.files.Faults;

/** The settings of the corpus {@code csv}. */
record CsvConfig(
    @Description(
            "tables as in RFC 4180, plain or gzip; a folder stands for those in it, and archive.zip!/file for one in an archive")
        @NotEmpty
        List<Path> path,
    @Description("files or folders to hold out; what is held out is never trained on")
        List<Path> validation,
    @Description("the column of the source: its number from 1, or with a header its name") @NotBlank
        String source,
    @Description("the column of the target: its number from 1, or with a header its name") @NotBlank
        String target,
    @Description("whether the first row names the columns") boolean header,
    @Description("the character between fields")
        @Pattern(
            regexp = "[\\t -~&&[^\"]]",
            message = "must be a tab or one ASCII character, and no quote")
        String delimiter,
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

  static CsvConfig defaults() {
    // There is no default for what is null: that makes the host ask for it.
    return new CsvConfig(
        null,
        List.of(),
        "1",
        "2",
        false,
        ",",
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

  @AssertTrue(message = "source and target must be numbers from 1, unless there is a header")
  boolean isEveryColumnKnown() {
    return ColumnChoice.isKnown(source, header) && ColumnChoice.isKnown(target, header);
  }

  ColumnChoice columns() {
    return new ColumnChoice(source, target, header, "'" + delimiter + "'");
  }

  DataFiles files() {
    return new DataFiles(path, validation, List.of(), List.of(".csv"));
  }
}
