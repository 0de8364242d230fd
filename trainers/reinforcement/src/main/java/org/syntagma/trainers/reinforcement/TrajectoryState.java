package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** Trajectories in checkpoints, to the bit, without the texts that they are. */
final class TrajectoryState {
  private static final String ACTIONS = "actions";
  private static final String REWARDS = "rewards";
  private static final String DRAWN = "drawn";
  private static final String BEHAVIOUR = "behaviour";
  private static final String GROUP = "group";
  private static final String VERSION = "version";
  private static final String TERMINATED = "terminated";
  private static final String TOTAL = "total";
  private static final String PROMPT = "prompt";
  private static final String WRITTEN = "written";
  private static final String OBSERVATIONS = "observations";

  private TrajectoryState() {}

  static void write(Trajectory trajectory, StateWriter out, NDManager manager) {
    integers(ACTIONS, trajectory.actions(), out, manager);
    reals(REWARDS, trajectory.rewards(), out, manager);
    reals(DRAWN, trajectory.drawn(), out, manager);
    trajectory.behaviour().ifPresent(logs -> reals(BEHAVIOUR, logs, out, manager));
    out.number(GROUP, trajectory.group());
    out.number(VERSION, trajectory.version());
    out.number(TERMINATED, trajectory.terminated() ? 1 : 0);
    trajectory.total().ifPresent(total -> out.real(TOTAL, total));
    if (trajectory.seen() instanceof Seen.Text text) {
      integers(PROMPT, ids(text.prompt().tokens()), out, manager);
      integers(WRITTEN, ids(text.prompt().written()), out, manager);
    } else if (trajectory.seen() instanceof Seen.Control control) {
      observations(control.observations(), out, manager);
    }
  }

  private static int[] ids(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** One element more than there are, as there is no array of none. */
  private static void integers(String name, int[] values, StateWriter out, NDManager manager) {
    try (NDArray array = manager.create(Arrays.copyOf(values, values.length + 1))) {
      out.array(name, array);
    }
  }

  private static void reals(String name, double[] values, StateWriter out, NDManager manager) {
    long[] bits = Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    try (NDArray array = manager.create(bits)) {
      out.array(name, array);
    }
  }

  private static void observations(List<float[]> all, StateWriter out, NDManager manager) {
    int numbers = all.get(0).length;
    float[] flat = new float[all.size() * numbers];
    for (int i = 0; i < all.size(); i++) {
      System.arraycopy(all.get(i), 0, flat, i * numbers, numbers);
    }
    try (NDArray array = manager.create(flat, new Shape(all.size(), numbers))) {
      out.array(OBSERVATIONS, array);
    }
  }

  static Trajectory read(StateReader in, NDManager manager) {
    Trajectory trajectory =
        Trajectory.of(
                in.names().contains(OBSERVATIONS)
                    ? new Seen.Control(observations(in, manager))
                    : new Seen.Text(
                        new Prompt(list(integers(PROMPT, in, manager)))
                            .written(list(integers(WRITTEN, in, manager)))),
                integers(ACTIONS, in, manager),
                reals(DRAWN, in, manager),
                in.number(GROUP),
                in.number(VERSION),
                in.number(TERMINATED) == 1)
            .worth(
                reals(REWARDS, in, manager),
                in.names().contains(TOTAL)
                    ? OptionalDouble.of(in.real(TOTAL))
                    : OptionalDouble.empty());
    return in.names().contains(BEHAVIOUR)
        ? trajectory.behaviour(reals(BEHAVIOUR, in, manager))
        : trajectory;
  }

  private static List<Integer> list(int[] ids) {
    return IntStream.of(ids).boxed().toList();
  }

  private static int[] integers(String name, StateReader in, NDManager manager) {
    try (NDArray array = in.array(name, manager)) {
      int[] all = array.toIntArray();
      return Arrays.copyOf(all, all.length - 1);
    }
  }

  private static double[] reals(String name, StateReader in, NDManager manager) {
    try (NDArray array = in.array(name, manager)) {
      return Arrays.stream(array.toLongArray()).mapToDouble(Double::longBitsToDouble).toArray();
    }
  }

  private static List<float[]> observations(StateReader in, NDManager manager) {
    try (NDArray array = in.array(OBSERVATIONS, manager)) {
      float[] flat = array.toFloatArray();
      int numbers = (int) array.getShape().get(1);
      List<float[]> all = new ArrayList<>();
      for (int from = 0; from < flat.length; from += numbers) {
        all.add(Arrays.copyOfRange(flat, from, from + numbers));
      }
      return all;
    }
  }
}
