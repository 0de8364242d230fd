package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.toolkit.training.ModelCopy;
import org.syntagma.trainers.reinforcement.ReinforceConfig.DelayConfig;

/** The copies of models that a stage needs beside those that learn. */
final class Copies implements Stateful {
  private static final String ACTING = "acting";
  private static final String TARGET = "target";
  private static final String REFERENCE = "reference";

  private final DelayConfig delay;
  private final NDManager manager;
  private final Map<String, ModelCopy> copies = new LinkedHashMap<>();
  private final Map<String, Map<String, NDArray>> saved = new LinkedHashMap<>();

  Copies(DelayConfig delay, NDManager manager) {
    this.delay = delay;
    this.manager = manager.newSubManager();
  }

  /**
   * Makes the copies, as they are now or were saved.
   *
   * @param critic the model with values, if any are needed
   * @param referred whether there must be a reference
   * @param given the reference, if it is not a copy
   */
  Networks of(Model policy, Optional<Model> critic, boolean referred, Optional<FrozenModel> given) {
    Model actor = delay.acting().isPresent() ? copy(ACTING, policy) : policy;
    Optional<Model> judge = critic.map(model -> delay.target() > 0 ? copy(TARGET, model) : model);
    Optional<Model> reference =
        referred
            ? Optional.of(
                given
                    .map(each -> comparable(each.model(), policy))
                    .orElseGet(() -> copy(REFERENCE, policy)))
            : Optional.empty();
    saved.clear();
    manager.close();
    return new Networks(policy, critic, actor, judge, reference);
  }

  /** A reference must read what the policy writes. */
  private static Model comparable(Model reference, Model policy) {
    int context = policy.network().context().orElse(Integer.MAX_VALUE);
    if (reference.tokenizer().size() != policy.tokenizer().size()
        || reference.network().context().orElse(Integer.MAX_VALUE) < context) {
      throw new IllegalArgumentException(
          "reference: has %d symbols and a context of %s, but the main model %d and %s: both must"
                  .formatted(
                      reference.tokenizer().size(),
                      reference.network().context(),
                      policy.tokenizer().size(),
                      policy.network().context())
              + " have the same tokenizer, and the reference no smaller context");
    }
    return reference;
  }

  private Model copy(String name, Model original) {
    ModelCopy copy = new ModelCopy(original);
    copy.restore(saved.getOrDefault(name, Map.of()));
    copies.put(name, copy);
    return copy.model();
  }

  /**
   * Before an update.
   *
   * @param behind how many updates there have been
   */
  void before(long behind) {
    if (copies.containsKey(ACTING) && behind % delay.acting().orElseThrow() == 0) {
      copies.get(ACTING).follow(0);
    }
  }

  /**
   * How many updates the policy that acts had behind it when it was renewed.
   *
   * @param behind how many there have been
   */
  long renewed(long behind) {
    return behind - behind % delay.acting().orElse(1);
  }

  /** After an update. */
  void after() {
    if (copies.containsKey(TARGET)) {
      copies.get(TARGET).follow(delay.target());
    }
  }

  void close() {
    copies.values().forEach(ModelCopy::close);
    copies.clear();
  }

  @Override
  public void save(StateWriter out) {
    copies.forEach((name, copy) -> copy.save(out.part(name)));
  }

  @Override
  public void load(StateReader in) {
    for (String name : in.names()) {
      StateReader part = in.part(name);
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      part.names().forEach(path -> arrays.put(path, part.array(path, manager)));
      saved.put(name, arrays);
    }
  }
}
