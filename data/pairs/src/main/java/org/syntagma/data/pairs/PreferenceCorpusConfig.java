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
import java.util.Optional;
import java.util.OptionalInt;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Preference;
import org.syntagma.toolkit.files.DataFiles;
import org.syntagma.toolkit.files.Faults;

/** The settings of the corpus {@code preferences}. */
record PreferenceCorpusConfig(
    @Description(
            "files, plain or gzip; a folder stands for those in it, and archive.zip!/file for one in an archive")
        @NotEmpty
        List<Path> path,
    @Description("files or folders to hold out; what is held out is never trained on")
        List<Path> validation,
    @Description("how the files are written: jsonl, tsv, or csv with commas (RFC 4180)")
        FileType format,
    @Description(
            "the prompt, with fields in braces: {question}, {a.b} inside an object, {a.0} inside a list, {name} or {1} for a column; {{ for a brace; none where whole texts are compared")
        Optional<@Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") String> prompt,
    @Description("the answer that was chosen, likewise") @NotBlank String chosen,
    @Description("the answer that was rejected, likewise") @NotBlank String rejected,
    @Description("of tsv and csv: whether the first row names the columns") boolean header,
    @Description(
            "of jsonl, for files that are one JSON value: the field with the list of rows, such as train or data.train; . if the value is a list itself")
        Optional<String> rows,
    @Description("how much of path to hold out, chosen by split-by; none if validation is given")
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        double validationShare,
    @Description("whether those with the same prompt stay on the same side of the split")
        SplitBy splitBy,
    @Description("for cross-validation: into how many parts to cut path, one of them held out")
        @Min(2)
        OptionalInt folds,
    @Description("which of the folds to hold out, from 1") @Positive OptionalInt fold,
    @Description("which are held out; they do not depend on the run's seed") long splitSeed,
    @Description("what to do about rows that are no preferences") Faults faults)
    implements PairSettings {

  /** How a file is written. */
  enum FileType {
    /** A JSON value in each line, or a list of them in one. */
    JSONL,
    /** Fields separated by tabs. */
    TSV,
    /** Fields separated by commas. */
    CSV
  }

  static PreferenceCorpusConfig defaults() {
    // There is no default for what is null: that makes the host ask for it.
    return new PreferenceCorpusConfig(
        null,
        List.of(),
        FileType.JSONL,
        Optional.of("{prompt}"),
        "{chosen}",
        "{rejected}",
        true,
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

  @AssertTrue(message = "rows is of the format jsonl only")
  boolean isOnlyJsonSearchedForRows() {
    return rows.isEmpty() || format == FileType.JSONL;
  }

  /**
   * How the files are read.
   *
   * @throws org.syntagma.api.data.DataException if a template is none
   */
  Format reading() {
    Optional<Template> ofPrompt = prompt.map(text -> Template.parse("prompt", text));
    Template ofChosen = Template.parse("chosen", chosen);
    Template ofRejected = Template.parse("rejected", rejected);
    Filler filler =
        row ->
            Preference.of(
                ofPrompt.isPresent() ? ofPrompt.get().fill(row) : "",
                ofChosen.fill(row),
                ofRejected.fill(row));
    return switch (format) {
      case JSONL ->
          rows.<Format>map(list -> new JsonDocument(list, filler))
              .orElseGet(() -> new JsonLines(filler));
      case TSV -> new TsvFormat(new FilledTable(filler, header));
      case CSV -> new CsvFormat(new FilledTable(filler, header), ',');
    };
  }

  DataFiles files() {
    List<String> endings =
        switch (format) {
          case JSONL -> List.of(".jsonl", ".json", ".ndjson");
          case TSV -> List.of(".tsv", ".txt");
          case CSV -> List.of(".csv");
        };
    return new DataFiles(path, validation, List.of(), endings);
  }
}
