package org.syntagma.runtime.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
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
 * Generates with a stepwise program: a few steps over the prompts, then one for each new token of
 * all rows and beams. A row that has ended leaves the batch.
 *
 * <p>A network that reads {@code source} gets the prompt there and continues what is {@link
 * Prompt#written}; any other continues the prompt itself. An empty prompt stands for the begin
 * symbol. Only what {@link Tokenizer#canDraw} allows is drawn. The end symbol ends a row: it is
 * neither among the sample's tokens nor told to the listener, but has its log-probability.
 */
public final class StepwiseGenerator implements Generator {
  /** The input that grows. */
  public static final String STEPPED = "tokens";

  /** The output that tokens are drawn from. */
  public static final String OUTPUT = "logits";

  private static final String SOURCE = "source";

  private final StepwiseProgram program;
  private final Parameters parameters;
  private final Tokenizer tokenizer;
  private final Grammars grammars;
  private final NDManager manager;
  private final boolean readsSource;
  private final OptionalInt context;

  /**
   * A generator that holds nothing of its own between calls.
   *
   * @param program steps {@link #STEPPED} to {@link #OUTPUT} of {@code network}; stays the caller's
   * @param grammars of {@code tokenizer}, kept from one call to the next
   * @param manager the parent of the managers of single calls
   */
  public StepwiseGenerator(
      Network network,
      StepwiseProgram program,
      Parameters parameters,
      Tokenizer tokenizer,
      Grammars grammars,
      NDManager manager) {
    this.program = program;
    this.parameters = parameters;
    this.tokenizer = tokenizer;
    this.grammars = grammars;
    this.manager = manager;
    this.readsSource = network.inputs().stream().map(Input::name).anyMatch(SOURCE::equals);
    this.context = network.context();
  }

  @Override
  public List<Sample> generate(
      List<Prompt> prompts, Decoding decoding, Randomness randomness, TokenListener listener) {
    Rules rules = rules(decoding);
    if (prompts.isEmpty()) {
      return List.of();
    }
    if (decoding.beams() > 1) {
      List<Sample> best = search(prompts, rules, 1).stream().map(each -> each.get(0)).toList();
      for (int row = 0; row < best.size(); row++) {
        new Teller(row, listener).finish(best.get(row).tokens());
      }
      return best;
    }
    return draw(prompts, rules, randomness, listener);
  }

  @Override
  public List<List<Sample>> best(List<Prompt> prompts, Decoding decoding, int count) {
    Rules rules = rules(decoding);
    if (decoding.temperature() != 0) {
      throw new IllegalArgumentException(
          "temperature = "
              + decoding.temperature()
              + ": a search for the best texts draws nothing; set it to 0");
    }
    if (count < 1 || count > decoding.beams()) {
      throw new IllegalArgumentException(
          "the best %d texts of %d beams: ask for 1 to %d, or use more beams"
              .formatted(count, decoding.beams(), decoding.beams()));
    }
    return prompts.isEmpty() ? List.of() : search(prompts, rules, count);
  }

  private Rules rules(Decoding decoding) {
    return new Rules(decoding, tokenizer, grammars, !readsSource);
  }

  private List<Sample> draw(
      List<Prompt> prompts, Rules rules, Randomness randomness, TokenListener listener) {
    List<int[]> tokens = starting(prompts);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      BitSet generated = generated(prompts.get(i));
      Continuation start = rules.start(prompts.get(i));
      rows.add(new Row(i, rules, generated, start, randomness.at(i), listener));
    }
    Sampler sampler = new Sampler(rules.decoding());
    try (NDManager scope = manager.newSubManager();
        Walk walk = walk(prompts, rules.decoding().maximum(), scope)) {
      List<Row> growing = rows;
      while (!growing.isEmpty()) {
        float[][] logits = walk.read(tokens);
        for (int i = 0; i < growing.size(); i++) {
          growing.get(i).draw(sampler, logits[i]);
        }
        List<Row> drawn = growing;
        int[] kept = IntStream.range(0, drawn.size()).filter(i -> drawn.get(i).grows()).toArray();
        walk.keep(kept);
        growing = Arrays.stream(kept).mapToObj(drawn::get).toList();
        tokens = growing.stream().map(row -> new int[] {row.lastToken()}).toList();
      }
    }
    return rows.stream().map(Row::sample).toList();
  }

  private List<List<Sample>> search(List<Prompt> prompts, Rules rules, int count) {
    List<Beam> beams =
        prompts.stream()
            .map(prompt -> new Beam(rules, generated(prompt), rules.start(prompt), count))
            .toList();
    List<int[]> tokens = starting(prompts);
    try (NDManager scope = manager.newSubManager();
        Walk walk = walk(prompts, rules.decoding().maximum(), scope)) {
      while (!tokens.isEmpty()) {
        List<float[]> logits = Arrays.asList(walk.read(tokens));
        List<Integer> kept = new ArrayList<>();
        int first = 0;
        for (Beam beam : beams) {
          int from = first;
          first += beam.living().size();
          beam.advance(logits.subList(from, first)).forEach(parent -> kept.add(from + parent));
        }
        walk.keep(kept.stream().mapToInt(Integer::intValue).toArray());
        tokens =
            beams.stream()
                .flatMap(beam -> beam.living().stream())
                .map(each -> new int[] {each.token()})
                .toList();
      }
    }
    return beams.stream().map(Beam::best).toList();
  }

  /** The prompts' tokens that count as generated: of a prompt that is continued all. */
  private BitSet generated(Prompt prompt) {
    BitSet ids = new BitSet();
    if (!readsSource) {
      prompt.tokens().forEach(ids::set);
    }
    return ids;
  }

  /** What the rows begin with. */
  private List<int[]> starting(List<Prompt> prompts) {
    return rows(prompts, readsSource ? Prompt::written : Prompt::tokens);
  }

  private List<int[]> rows(List<Prompt> prompts, Function<Prompt, List<Integer>> part) {
    int[] begin = {tokenizer.special().begin()};
    return prompts.stream()
        .map(part)
        .map(ids -> ids.isEmpty() ? begin : ids.stream().mapToInt(Integer::intValue).toArray())
        .toList();
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

  private Walk walk(List<Prompt> prompts, int maximum, NDManager scope) {
    List<int[]> starting = starting(prompts);
    requireFits(Padding.width(starting), maximum);
    int pad = tokenizer.special().pad();
    Map<String, NDArray> fixed =
        readsSource
            ? Map.of(SOURCE, Padding.right(rows(prompts, Prompt::tokens), pad, scope))
            : Map.of();
    // The last token that is drawn is never fed back.
    int capacity = Padding.width(starting) + maximum - 1;
    return new Walk(
        program.start(parameters, fixed, Padding.starts(starting), capacity),
        scope,
        pad,
        starting.size());
  }
}
