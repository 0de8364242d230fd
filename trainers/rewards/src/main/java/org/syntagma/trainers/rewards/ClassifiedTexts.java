package org.syntagma.trainers.rewards;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Input;
import org.syntagma.toolkit.batches.PaddedRows;

/**
 * Texts as the task {@code target} lays out what it classifies: an encoder reads [begin, control,
 * text, end], a decoder alone [begin, text, {@code <sep>}, control]. The control symbol is there
 * only if one is set.
 */
final class ClassifiedTexts {
  private static final String SOURCE = "source";
  private static final String TOKENS = "tokens";
  private static final String SEPARATOR = "<sep>";

  private final Tokenizer tokenizer;
  private final boolean encoder;
  private final boolean decoder;
  private final int limit;
  private final List<Integer> before;
  private final List<Integer> behind;
  private final Pooling pooling;

  /**
   * What a model reads of texts.
   *
   * @param batch for the model
   * @param weights of the positions, (rows, length)
   */
  record Pooled(Batch batch, NDArray weights) {}

  private ClassifiedTexts(
      Model model, List<String> inputs, Optional<String> control, Optional<Pooling> pooling) {
    this.tokenizer = model.tokenizer();
    this.encoder = inputs.contains(SOURCE);
    this.decoder = inputs.contains(TOKENS);
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    this.limit =
        encoder && model.network() instanceof Encoder fed
            ? fed.encoderContext().orElse(Integer.MAX_VALUE)
            : context;
    List<Integer> named = control.stream().map(this::symbol).toList();
    List<Integer> begin = List.of(tokenizer.special().begin());
    this.before = encoder ? joined(begin, named) : begin;
    this.behind =
        encoder ? List.of(tokenizer.special().end()) : joined(List.of(symbol(SEPARATOR)), named);
    this.pooling = pooling.orElse(encoder ? Pooling.MEAN : Pooling.LAST);
  }

  /**
   * For a model.
   *
   * @throws IllegalArgumentException if its network reads something else, or its tokenizer lacks a
   *     symbol
   */
  static ClassifiedTexts of(Model model, Optional<String> control, Optional<Pooling> pooling) {
    List<String> inputs = model.network().inputs().stream().map(Input::name).toList();
    if (inputs.isEmpty() || !List.of(TOKENS, SOURCE).containsAll(inputs)) {
      throw new IllegalArgumentException(
          "a model that classifies texts reads 'tokens', 'source' or both, but this one reads "
              + inputs);
    }
    return new ClassifiedTexts(model, inputs, control, pooling);
  }

  private int symbol(String name) {
    return tokenizer
        .id(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the model's tokenizer has no symbol '%s', which stands beside what target classifies: give a model that target taught, with its control symbol"
                        .formatted(name)));
  }

  private static List<Integer> joined(List<Integer> first, List<Integer> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** The texts, of which each loses its end where it does not fit. */
  Pooled read(List<String> texts, NDManager manager) {
    List<int[]> rows = texts.stream().map(this::ids).toList();
    int pad = tokenizer.special().pad();
    Map<String, NDArray> arrays = new HashMap<>();
    arrays.put(encoder ? SOURCE : TOKENS, PaddedRows.of(rows, pad, limit, manager));
    if (encoder && decoder) {
      // The network asks for tokens, though nothing that a decoder gives is read.
      int[] begin = {tokenizer.special().begin()};
      arrays.put(TOKENS, PaddedRows.of(Collections.nCopies(rows.size(), begin), pad, 1, manager));
    }
    int width = PaddedRows.width(PaddedRows.longest(rows), limit);
    return new Pooled(
        Batch.of(manager, arrays, rows.size()), pooling.weights(rows, width, manager));
  }

  private int[] ids(String text) {
    int room = Math.max(0, limit - before.size() - behind.size());
    IntStream kept = IntStream.of(tokenizer.encode(text)).limit(room);
    return Stream.of(ids(before), kept, ids(behind)).flatMapToInt(each -> each).toArray();
  }

  private static IntStream ids(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue);
  }
}
