package org.syntagma.data.pairs;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.syntagma.api.component.Description;
import org.syntagma.toolkit.files.DataFiles;
import org.syntagma.toolkit.files.Faults;

/** The settings of the corpus {@code labelled-lines}. */
record LabelledLinesConfig(
    @Description(
            "for each label its texts, plain or gzip, of which each line is a source; a folder stands for those in it, and archive.zip!/file for one in an archive")
        @NotEmpty
        Map<String, List<Path>> labels,
    @Description("for some of the labels, files or folders to hold out")
        Map<String, List<Path>> validation,
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

  static LabelledLinesConfig defaults() {
    // There is no default for what is null: that makes the host ask for it.
    return new LabelledLinesConfig(
        null,
        Map.of(),
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

  @AssertTrue(message = "validation must have no other labels than labels")
  boolean isEveryLabelKnown() {
    return labels.keySet().containsAll(validation.keySet());
  }

  /**
   * The files of all labels.
   *
   * @throws org.syntagma.api.data.DataException if a label has none to train on
   */
  Inputs inputs() {
    List<Inputs> all =
        labels.keySet().stream()
            .map(label -> Inputs.of(files(label), new LabelledLines(label)))
            .toList();
    return new Inputs(
        all.stream().flatMap(each -> each.training().stream()).toList(),
        all.stream().flatMap(each -> each.heldOut().stream()).toList());
  }

  private DataFiles files(String label) {
    return new DataFiles(
        labels.get(label), validation.getOrDefault(label, List.of()), List.of(), List.of(".txt"));
  }
}
