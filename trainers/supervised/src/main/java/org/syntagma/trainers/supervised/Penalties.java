package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.training.PenaltyEntry;

/** The penalties of a stage. */
final class Penalties {
  private static final String PENALTY = "penalty";
  private static final String WEIGHT = "weight";

  private final List<HeldBack> penalties;
  private final Set<String> seen = new HashSet<>();

  private Penalties(List<HeldBack> penalties) {
    this.penalties = penalties;
  }

  /**
   * Checks that penalties have different names, and tasks those of the stage.
   *
   * @throws IllegalArgumentException if something does not fit; says all that does not
   */
  static Penalties of(List<PenaltyEntry> entries, Set<String> tasks) {
    List<String> problems = new ArrayList<>();
    Map<String, HeldBack> byName = new LinkedHashMap<>();
    for (PenaltyEntry entry : entries) {
      PenaltyEntry.Settings settings = entry.settings();
      String name = settings.name().isEmpty() ? entry.penalty().name() : settings.name();
      Set<String> held = settings.tasks().isEmpty() ? tasks : Set.copyOf(settings.tasks());
      HeldBack one =
          new HeldBack(name, entry.penalty(), entry.weight().orElse((at, of) -> 1), held);
      if (byName.put(name, one) != null) {
        problems.add("penalties: two are called '" + name + "': give each a name of its own");
      }
      held.stream()
          .filter(task -> !tasks.contains(task))
          .map(
              task ->
                  "penalties: '%s' holds back the task '%s', but there are only %s"
                      .formatted(name, task, tasks))
          .forEach(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return new Penalties(List.copyOf(byName.values()));
  }

  void check(Model model) {
    for (HeldBack each : penalties) {
      try {
        each.penalty().check(model);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(named(each, e), e);
      } catch (DataException e) {
        throw new DataException(named(each, e), e);
      }
    }
  }

  private static String named(HeldBack penalty, RuntimeException refusal) {
    return "the penalty '" + penalty.name() + "': " + refusal.getMessage();
  }

  boolean isEmpty() {
    return penalties.isEmpty();
  }

  /**
   * What they charge for a micro-batch.
   *
   * @param task its task's name
   * @param place stage and update, for messages
   */
  List<Charged> charge(String task, Asked asked, String place) {
    List<Charged> charged = new ArrayList<>();
    for (HeldBack each : penalties) {
      double weight = each.weighting().at(asked.update(), asked.updates());
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw each.failure(place, "has the weight " + weight + ": it must be 0 or more");
      }
      if (each.tasks().contains(task) && each.asked(weight)) {
        each.penalty()
            .charge(asked.by(each))
            .filter(charge -> charge.count() > 0)
            .ifPresent(charge -> charged.add(new Charged(each, charge, weight, place)));
      }
    }
    return charged;
  }

  /**
   * Learns from a charge that has passes of its own.
   *
   * @throws org.syntagma.api.training.ComponentFailure if nothing flows back into the model
   */
  Gradients learn(Model model, Charged charged, Term term) {
    Gradients gradients = charged.alone(model, term);
    if (!isKnown(charged) && charged.moves(model, gradients)) {
      seen.add(charged.by().name());
    }
    return gradients;
  }

  /**
   * Differentiates alone what shares the passes of a task, until it was seen to move the model
   * once: together nobody would see that nothing flows back.
   */
  void tryAlone(Model model, Charged charged, Term term) {
    if (!isKnown(charged)) {
      learn(model, charged, term).arrays().values().forEach(NDArray::close);
    }
  }

  /** Whether it moved the model before, or cannot, as it has no weight. */
  private boolean isKnown(Charged charged) {
    return charged.weight() == 0 || seen.contains(charged.by().name());
  }

  /** Tells the weights what was found, by the penalties' names. */
  void found(Map<String, Double> values) {
    for (HeldBack each : penalties) {
      Optional.ofNullable(values.get(each.name())).ifPresent(each.weighting()::found);
    }
  }

  void save(StateWriter out) {
    for (HeldBack each : penalties) {
      StateWriter own = out.part(each.name());
      each.penalty().save(own.part(PENALTY));
      each.weighting().save(own.part(WEIGHT));
    }
  }

  void load(StateReader in) {
    for (HeldBack each : penalties) {
      StateReader own = in.part(each.name());
      each.penalty().load(own.part(PENALTY));
      each.weighting().load(own.part(WEIGHT));
    }
  }
}
