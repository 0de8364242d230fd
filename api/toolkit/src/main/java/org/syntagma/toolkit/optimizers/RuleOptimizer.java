package org.syntagma.toolkit.optimizers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Update;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.ParameterGroup;
import org.syntagma.api.training.Schedule;

/**
 * An optimizer that is an update rule with its state by parameter path. A parameter's state begins
 * at 0 with its first gradient. What is left to say is which scalars the rule gets.
 */
public abstract class RuleOptimizer implements Optimizer {
  private static final String UPDATES = "updates";

  private final NDManager manager;
  private final UpdateRule rule;
  private final Update update;
  private final Schedule schedule;
  private final Optional<Double> clipNorm;
  private final Map<String, State> states = new LinkedHashMap<>();

  /**
   * An optimizer without state yet.
   *
   * @param backend compiles the rule and holds the state
   * @param clipNorm the greatest global norm of the gradients; empty leaves them as they are
   */
  protected RuleOptimizer(
      Backend backend, UpdateRule rule, Schedule schedule, Optional<Double> clipNorm) {
    this.manager = backend.manager().newSubManager();
    this.rule = rule;
    this.update = backend.update(rule);
    this.schedule = schedule;
    this.clipNorm = clipNorm;
  }

  /**
   * The values of {@link UpdateRule#scalars()} for one parameter.
   *
   * @param rate the learning rate of this update
   * @param updates how many gradients the parameter has had, this one included
   */
  protected abstract Map<String, Double> scalars(NDArray parameter, double rate, long updates);

  /** The decay of a matrix; vectors, which are biases and the weights of norms, do not decay. */
  protected static double decayOfMatrices(NDArray parameter, double decay) {
    return parameter.getShape().dimension() >= 2 ? decay : 0;
  }

  private record State(Map<String, NDArray> arrays, long updates) {
    State next() {
      return new State(arrays, updates + 1);
    }
  }

  @Override
  public final Schedule schedule() {
    return schedule;
  }

  @Override
  public final OptionalDouble clipNorm() {
    return clipNorm.stream().mapToDouble(Double::doubleValue).findFirst();
  }

  /**
   * Moves the group. Parameters with equal scalars move in one call: usually all matrices and all
   * vectors, but a head whose task is drawn seldom has had fewer gradients, and its moments need a
   * greater correction.
   */
  @Override
  public final void step(
      ParameterGroup group, ClippedGradients gradients, double rate, long number) {
    Map<Map<String, Double>, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < group.paths().size(); i++) {
      NDArray parameter = group.arrays().get(i);
      State state =
          states.compute(
              group.paths().get(i), (path, old) -> (old == null ? fresh(parameter) : old).next());
      alike
          .computeIfAbsent(scalars(parameter, rate, state.updates()), key -> new ArrayList<>())
          .add(i);
    }
    NDList unscaled = gradients.unscaled();
    alike.forEach(
        (values, members) ->
            update.apply(
                pick(group.arrays(), members),
                pick(unscaled, members),
                states(group, members),
                values,
                gradients.scale()));
  }

  private State fresh(NDArray parameter) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (String name : rule.states()) {
      arrays.put(name, manager.zeros(parameter.getShape()));
    }
    return new State(arrays, 0);
  }

  private Map<String, NDList> states(ParameterGroup group, List<Integer> members) {
    Map<String, NDList> lists = new LinkedHashMap<>();
    for (String name : rule.states()) {
      NDList list = new NDList(members.size());
      members.forEach(i -> list.add(states.get(group.paths().get(i)).arrays().get(name)));
      lists.put(name, list);
    }
    return lists;
  }

  private static NDList pick(NDList arrays, List<Integer> members) {
    NDList list = new NDList(members.size());
    members.forEach(i -> list.add(arrays.get(i)));
    return list;
  }

  @Override
  public final void save(StateWriter out) {
    states.forEach(
        (path, state) -> {
          StateWriter part = out.part(path);
          part.number(UPDATES, state.updates());
          state.arrays().forEach(part::array);
        });
  }

  @Override
  public final void load(StateReader in) {
    states.values().forEach(old -> old.arrays().values().forEach(NDArray::close));
    states.clear();
    for (String path : in.names()) {
      StateReader part = in.part(path);
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      rule.states().forEach(name -> arrays.put(name, part.array(name, manager)));
      states.put(path, new State(arrays, part.number(UPDATES)));
    }
  }

  @Override
  public final void close() {
    update.close();
    manager.close();
  }
}
