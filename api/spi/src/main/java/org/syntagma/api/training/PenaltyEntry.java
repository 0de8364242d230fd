package org.syntagma.api.training;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.Weighting;

/**
 * A penalty in a stage.
 *
 * @param penalty what is punished
 * @param weight how much it counts; once if empty
 * @param settings the entry's name and the tasks that it holds back
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PenaltyEntry(
    @Slot Penalty penalty,
    @Slot("weight") @Description("how much it counts: a number, or what finds one; 1 if none")
        Optional<Weighting> weight,
    Settings settings) {

  /** The part of the entry that is neither the penalty's nor the weight's. */
  public record Settings(
      @Description("unique in the stage; the penalty's type if empty") String name,
      @Description("names of the tasks that it holds back; all if empty") List<String> tasks) {
    public static Settings defaults() {
      return new Settings("", List.of());
    }
  }
}
