package org.syntagma.trainers.supervised;

import java.util.List;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.PenaltyContext;

/** What a penalty is asked about. */
record Asked(Model model, Charge task, Moment moment, Randomness randomness, Samples drawn)
    implements PenaltyContext {
  /** The same for one penalty. */
  Asked by(HeldBack penalty) {
    return new Asked(model, task, moment, randomness.at("penalty").at(penalty.name()), drawn);
  }

  @Override
  public long update() {
    return moment.update();
  }

  @Override
  public long updates() {
    return moment.updates();
  }

  @Override
  public List<Sample> samples(List<Prompt> prompts, Decoding decoding) {
    return drawn.of(prompts, decoding);
  }
}
