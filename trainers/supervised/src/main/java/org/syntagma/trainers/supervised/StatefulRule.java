package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Update;
import org.syntagma.api.ops.UpdateRule;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.api.training.ClippedGradients;
import org.syntagma.api.training.ParameterGroup;

/**
 * An update rule with its state by parameter path. A parameter's state begins at 0 with its first
 * gradient.
 */
final class StatefulRule implements Stateful, AutoCloseable {
  private static final String UPDATES = "updates";

  private final NDManager manager;
  private final UpdateRule rule;
  private final Update update;
  private final Map<String, State> states = new LinkedHashMap<>();

  StatefulRule(Backend backend, UpdateRule rule) {
    this.manager = backend.manager().newSubManager();
    this.rule = rule;
    this.update = backend.update(rule);
  }

  /** The rule's scalars for one parameter, which has had {@code updates} gradients so far. */
  @FunctionalInterface
  interface Scalars {
    Map<String, Double> of(NDArray parameter, long updates);
  }

  private record State(Map<String, NDArray> arrays, long updates) {
    State next() {
      return new State(arrays, updates + 1);
    }
  }

  /**
   * Moves the group. Parameters with equal scalars move in one call: usually all matrices and all
   * vectors, but a head whose task is drawn seldom has had fewer gradients, and its moments need a
   * greater correction.
   */
  void step(ParameterGroup group, ClippedGradients gradients, Scalars scalars) {
    Map<Map<String, Double>, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < group.paths().size(); i++) {
      NDArray parameter = group.arrays().get(i);
      State state =
          states.compute(
              group.paths().get(i), (path, old) -> (old == null ? fresh(parameter) : old).next());
      alike
          .computeIfAbsent(scalars.of(parameter, state.updates()), key -> new ArrayList<>())
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
  public void save(StateWriter out) {
    states.forEach(
        (path, state) -> {
          StateWriter part = out.part(path);
          part.number(UPDATES, state.updates());
          state.arrays().forEach(part::array);
        });
  }

  @Override
  public void load(StateReader in) {
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
  public void close() {
    update.close();
    manager.close();
  }
}
