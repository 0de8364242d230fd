package org.syntagma.toolkit.batches;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Input;

/**
 * What a model says of the inputs of a batch, as prompts, and what it said, as a batch again, in
 * the arrays {@code tokens}, {@code targets} and, for a network with an encoder, {@code source}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Continuations {
  private static final String TOKENS = "tokens";
  private static final String SOURCE = "source";
  private static final String TARGETS = "targets";
  private static final int NOTHING = -1;

  private Continuations() {}

  /** Whether rows of text can be taken from a batch: it has tokens that are predicted. */
  public static boolean has(Batch batch) {
    return batch.arrays().keySet().containsAll(List.of(TOKENS, TARGETS))
        && batch.arrays().get(TARGETS).getShape().equals(batch.arrays().get(TOKENS).getShape());
  }

  /**
   * Checks that continuations fit the network's context.
   *
   * @param prefix how many tokens a decoder alone continues
   * @param maximum the most new tokens
   * @throws IllegalArgumentException if they do not; says the numbers
   */
  public static void check(Model model, int prefix, int maximum) {
    int length = (readsSource(model) ? 1 : prefix) + maximum;
    model
        .network()
        .context()
        .ifPresent(
            context -> {
              if (length > context) {
                throw new IllegalArgumentException(
                    "prefix = %d and maximum = %d: the model's context is %d; lower one of them"
                        .formatted(prefix, maximum, context));
              }
            });
  }

  /**
   * What the rows of a batch begin with: what an encoder reads of them; of a decoder alone all
   * before the first token that is predicted, and at least {@code prefix} tokens where the row has
   * them.
   *
   * @param count how many; the rows are taken again from the first where there are fewer
   * @param prefix at least 1
   */
  public static List<Prompt> prompts(Model model, Batch batch, int count, int prefix) {
    int pad = model.tokenizer().special().pad();
    List<Prompt> rows =
        readsSource(model)
            ? rows(batch, SOURCE).stream().map(row -> prompt(row, used(row, pad))).toList()
            : beginnings(batch, prefix);
    return IntStream.range(0, count).mapToObj(i -> rows.get(i % rows.size())).toList();
  }

  private static List<Prompt> beginnings(Batch batch, int prefix) {
    List<long[]> tokens = rows(batch, TOKENS);
    List<long[]> targets = rows(batch, TARGETS);
    List<Prompt> prompts = new ArrayList<>();
    for (int row = 0; row < tokens.size(); row++) {
      long[] predicted = targets.get(row);
      int first = 0;
      while (first < predicted.length - 1 && predicted[first] < 0) {
        first++;
      }
      int length = first + 1;
      while (length < prefix && length < predicted.length && predicted[length - 1] >= 0) {
        length++;
      }
      prompts.add(prompt(tokens.get(row), length));
    }
    return prompts;
  }

  private static Prompt prompt(long[] row, int length) {
    return new Prompt(IntStream.range(0, length).mapToObj(i -> (int) row[i]).toList());
  }

  private static int used(long[] row, int pad) {
    int length = row.length;
    while (length > 1 && row[length - 1] == pad) {
      length--;
    }
    return length;
  }

  /** An array (rows, length) of ids, row by row. */
  public static List<long[]> rows(Batch batch, String name) {
    NDArray array = batch.arrays().get(name);
    int width = (int) array.getShape().get(1);
    long[] all = array.toLongArray();
    List<long[]> rows = new ArrayList<>();
    for (int from = 0; from < all.length; from += width) {
      long[] row = new long[width];
      System.arraycopy(all, from, row, 0, width);
      rows.add(row);
    }
    return rows;
  }

  private static boolean readsSource(Model model) {
    return model.network().inputs().stream().map(Input::name).anyMatch(SOURCE::equals);
  }

  /**
   * The ids that were drawn: those of the sample, and the end symbol where it ended with it.
   *
   * @return ids, in order
   */
  public static List<Integer> drawn(Sample sample, Tokenizer tokenizer) {
    return sample.ending() == Sample.Ending.END
        ? Stream.concat(sample.tokens().stream(), Stream.of(tokenizer.special().end())).toList()
        : sample.tokens();
  }

  /**
   * Samples as a batch in which all that was drawn is predicted; its count is how many ids that
   * are.
   *
   * @param prompts of which the samples are the continuations, in the same order
   */
  public static Batch batch(
      Model model, List<Prompt> prompts, List<Sample> samples, NDManager manager) {
    boolean encoder = readsSource(model);
    Tokenizer tokenizer = model.tokenizer();
    int begin = tokenizer.special().begin();
    List<int[]> sources = new ArrayList<>();
    List<int[]> tokens = new ArrayList<>();
    List<int[]> targets = new ArrayList<>();
    long count = 0;
    for (int i = 0; i < samples.size(); i++) {
      List<Integer> said = drawn(samples.get(i), tokenizer);
      List<Integer> given =
          prompts.get(i).tokens().isEmpty() ? List.of(begin) : prompts.get(i).tokens();
      List<Integer> before = encoder ? List.of(begin) : given;
      List<Integer> all = Stream.concat(before.stream(), said.stream()).toList();
      sources.add(ids(given));
      tokens.add(ids(all.subList(0, all.size() - 1)));
      int first = before.size() - 1;
      targets.add(
          IntStream.range(0, all.size() - 1)
              .map(at -> at < first ? NOTHING : all.get(at + 1))
              .toArray());
      count += said.size();
    }
    int pad = tokenizer.special().pad();
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    Map<String, NDArray> arrays = new HashMap<>();
    if (encoder) {
      int read =
          model.network() instanceof Encoder reader
              ? reader.encoderContext().orElse(Integer.MAX_VALUE)
              : context;
      arrays.put(SOURCE, PaddedRows.of(sources, pad, read, manager));
    }
    arrays.put(TOKENS, PaddedRows.of(tokens, pad, context, manager));
    arrays.put(TARGETS, PaddedRows.of(targets, NOTHING, context, manager));
    return Batch.of(manager, arrays, count);
  }

  private static int[] ids(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
