package org.syntagma.trainers.supervised;

import jakarta.inject.Inject;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.task.Weighting;
import org.syntagma.api.training.Schedule;

/** A weight that is a pure function of the update. */
@Description("a weight that follows a schedule")
final class Scheduled implements Weighting {
  private final Schedule schedule;

  @Inject
  Scheduled(@Slot("schedule") @Description("the weight") Schedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public double at(long update, long updates) {
    return schedule.at(update, updates);
  }
}
