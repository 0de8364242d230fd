package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Input;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.batches.PaddedRows;
import org.syntagma.toolkit.random.Permutation;

/**
 * Texts: each is a row of {@code tokens}, its prompt before it, or, where an encoder reads the
 * prompt, of {@code source} and {@code tokens}. Texts of a minibatch that are about as long share a
 * pass.
 *
 * @param rows the most texts in a pass
 */
record TextLayout(int rows) implements Layout {
  private static final String SOURCE = "source";
  private static final long NOTHING = -1;

  @Override
  public List<List<List<Piece>>> minibatches(
      List<Trajectory> trajectories, int count, Randomness randomness) {
    int all = trajectories.size();
    Permutation order = new Permutation(randomness, all);
    int parts = Math.min(count, all);
    List<List<List<Piece>>> minibatches = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      List<Piece> pieces =
          IntStream.range(
                  (int) ((long) all * part / parts), (int) ((long) all * (part + 1) / parts))
              .map(i -> (int) order.at(i))
              .mapToObj(place -> whole(place, trajectories.get(place)))
              .sorted(Comparator.comparingInt((Piece each) -> columns(each.trajectory())))
              .toList();
      minibatches.add(Passes.of(pieces, rows));
    }
    return minibatches;
  }

  private static Piece whole(int place, Trajectory trajectory) {
    return new Piece(place, trajectory, 0, trajectory.length() + 1);
  }

  private static int columns(Trajectory trajectory) {
    Prompt prompt = prompt(trajectory);
    return prompt.tokens().size() + prompt.written().size() + trajectory.length();
  }

  private static Prompt prompt(Trajectory trajectory) {
    return ((Seen.Text) trajectory.seen()).prompt();
  }

  /** Every row has the state behind its last token. */
  @Override
  public List<List<Piece>> lastStates(List<Trajectory> trajectories) {
    return List.of();
  }

  @Override
  public Pass pass(List<Piece> pieces, Model model, NDManager manager) {
    boolean encoder = model.network().inputs().stream().map(Input::name).anyMatch(SOURCE::equals);
    int begin = model.tokenizer().special().begin();
    List<int[]> sources = new ArrayList<>();
    List<int[]> tokens = new ArrayList<>();
    int[] firsts = new int[pieces.size()];
    long count = 0;
    for (int i = 0; i < firsts.length; i++) {
      Trajectory trajectory = pieces.get(i).trajectory();
      Prompt prompt = prompt(trajectory);
      List<Integer> given = prompt.tokens().isEmpty() ? List.of(begin) : prompt.tokens();
      List<Integer> written = prompt.written().isEmpty() ? List.of(begin) : prompt.written();
      List<Integer> before = encoder ? written : given;
      sources.add(given.stream().mapToInt(Integer::intValue).toArray());
      tokens.add(
          IntStream.concat(
                  before.stream().mapToInt(Integer::intValue), IntStream.of(trajectory.actions()))
              .toArray());
      firsts[i] = before.size() - 1;
      count += trajectory.length();
    }
    int pad = model.tokenizer().special().pad();
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    Map<String, NDArray> arrays = new HashMap<>();
    if (encoder) {
      int read =
          model.network() instanceof Encoder reader
              ? reader.encoderContext().orElse(Integer.MAX_VALUE)
              : context;
      arrays.put(SOURCE, PaddedRows.of(sources, pad, read, manager));
    }
    NDArray laidOut = PaddedRows.of(tokens, pad, context, manager);
    arrays.put("tokens", laidOut);
    int width = (int) laidOut.getShape().get(1);
    arrays.put(Policy.TARGETS, targets(pieces, firsts, width, manager));
    return new Pass(pieces, firsts, width, count, arrays, manager);
  }

  private static NDArray targets(List<Piece> pieces, int[] firsts, int width, NDManager manager) {
    long[][] targets = new long[pieces.size()][width];
    for (int row = 0; row < firsts.length; row++) {
      Arrays.fill(targets[row], NOTHING);
      int[] actions = pieces.get(row).trajectory().actions();
      for (int t = 0; t < actions.length; t++) {
        targets[row][firsts[row] + t] = actions[t];
      }
    }
    return manager.create(targets);
  }
}
