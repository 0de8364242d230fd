package org.syntagma.runtime.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.StepwiseProgram;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Generator;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;

/**
 * Generates with a stepwise program: a few steps over the prompts, then one for each new token. A
 * row that has ended leaves the batch.
 *
 * <p>A network that reads {@code source} gets the prompt there and starts from the begin symbol;
 * any other continues the prompt itself. An empty prompt stands for the begin symbol. Only what
 * {@link Tokenizer#canDraw} allows is drawn. The end symbol ends a row: it is neither among the
 * sample's tokens nor told to the listener, but has its log-probability.
 */
public final class StepwiseGenerator implements Generator {
  /** The input that grows. */
  public static final String STEPPED = "tokens";

  /** The output that tokens are drawn from. */
  public static final String OUTPUT = "logits";

  private static final String SOURCE = "source";

  /** How much of a prompt is read at once: logits of all of it could be too large. */
  private static final int PIECE = 64;

  private final StepwiseProgram program;
  private final Parameters parameters;
  private final Tokenizer tokenizer;
  private final NDManager manager;
  private final boolean readsSource;
  private final OptionalInt context;

  /**
   * A generator that holds nothing of its own between calls.
   *
   * @param program steps {@link #STEPPED} to {@link #OUTPUT} of {@code network}; stays the caller's
   * @param manager the parent of the managers of single calls
   */
  public StepwiseGenerator(
      Network network,
      StepwiseProgram program,
      Parameters parameters,
      Tokenizer tokenizer,
      NDManager manager) {
    this.program = program;
    this.parameters = parameters;
    this.tokenizer = tokenizer;
    this.manager = manager;
    this.readsSource = network.inputs().stream().map(Input::name).anyMatch(SOURCE::equals);
    this.context = network.context();
  }

  @Override
  public List<Sample> generate(
      List<Prompt> prompts, Decoding decoding, Randomness randomness, TokenListener listener) {
    if (prompts.isEmpty()) {
      return List.of();
    }
    int[] begin = {tokenizer.special().begin()};
    List<int[]> given = prompts.stream().map(prompt -> ids(prompt, begin)).toList();
    List<int[]> starting = readsSource ? prompts.stream().map(prompt -> begin).toList() : given;
    requireFits(Padding.width(starting), decoding.maximum());
    List<Row> rows =
        IntStream.range(0, prompts.size()).mapToObj(i -> new Row(i, randomness.at(i))).toList();
    Sampler sampler = new Sampler(decoding, drawable());
    try (NDManager scope = manager.newSubManager();
        StepwiseProgram.Steps steps = start(given, starting, decoding.maximum(), scope)) {
      List<Row> growing = rows;
      List<int[]> tokens = starting;
      while (!growing.isEmpty()) {
        float[][] logits = step(steps, tokens, scope);
        for (int i = 0; i < growing.size(); i++) {
          growing.get(i).draw(sampler, logits[i], tokenizer.special().end(), listener);
        }
        growing = keepGrowing(steps, growing, decoding.maximum());
        tokens = growing.stream().map(row -> new int[] {row.lastToken()}).toList();
      }
    }
    return rows.stream().map(Row::sample).toList();
  }

  private static int[] ids(Prompt prompt, int[] begin) {
    return prompt.tokens().isEmpty()
        ? begin
        : prompt.tokens().stream().mapToInt(Integer::intValue).toArray();
  }

  private void requireFits(int length, int maximum) {
    if (context.isPresent() && length + maximum > context.getAsInt()) {
      throw new IllegalArgumentException(
          "a prompt of "
              + length
              + " tokens and up to "
              + maximum
              + " new ones exceed the network's context of "
              + context.getAsInt()
              + ": shorten the prompt or ask for fewer tokens");
    }
  }

  /** A padded vocabulary has logits beyond the tokenizer's ids. */
  private int[] drawable() {
    return IntStream.range(0, tokenizer.size()).filter(tokenizer::canDraw).toArray();
  }

  private StepwiseProgram.Steps start(
      List<int[]> given, List<int[]> starting, int maximum, NDManager scope) {
    Map<String, NDArray> fixed =
        readsSource
            ? Map.of(SOURCE, Padding.right(given, tokenizer.special().pad(), scope))
            : Map.of();
    // The last token that is drawn is never fed back.
    int capacity = Padding.width(starting) + maximum - 1;
    return program.start(parameters, fixed, Padding.starts(starting), capacity);
  }

  /** The logits after the last token of each row, (rows, vocabulary). */
  private float[][] step(StepwiseProgram.Steps steps, List<int[]> tokens, NDManager scope) {
    try (NDManager inner = scope.newSubManager()) {
      float[] last = last(steps, Padding.left(tokens, tokenizer.special().pad(), inner));
      int width = last.length / tokens.size();
      return IntStream.range(0, tokens.size())
          .mapToObj(row -> Arrays.copyOfRange(last, row * width, (row + 1) * width))
          .toArray(float[][]::new);
    }
  }

  private static float[] last(StepwiseProgram.Steps steps, NDArray ids) {
    long width = ids.getShape().get(1);
    long from = 0;
    for (; from + PIECE < width; from += PIECE) {
      steps.step(ids.get(":, {}:{}", from, from + PIECE)).close();
    }
    NDArray all = steps.step(from == 0 ? ids : ids.get(":, {}:", from));
    return (all.getShape().get(1) == 1 ? all : all.get(":, -1")).toFloatArray();
  }

  /** The rows that grow on; the others leave the batch. */
  private static List<Row> keepGrowing(StepwiseProgram.Steps steps, List<Row> rows, int maximum) {
    int[] kept = IntStream.range(0, rows.size()).filter(i -> rows.get(i).grows(maximum)).toArray();
    if (kept.length > 0 && kept.length < rows.size()) {
      steps.keep(kept);
    }
    return Arrays.stream(kept).mapToObj(rows::get).toList();
  }
}
