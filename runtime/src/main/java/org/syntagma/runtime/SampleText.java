package org.syntagma.runtime;

import java.util.ArrayList;
import java.util.List;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Generator.TokenListener;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.PromptingTask;

/**
 * A continuation as text, or an answer.
 *
 * @param prompt what it continues
 * @param text what the model wrote
 * @param sample the same in tokens
 */
public record SampleText(String prompt, String text, Sample sample) {
  /**
   * One continuation of each prompt. The greatest number of new tokens is lowered to what the
   * model's context leaves.
   *
   * @throws DataException if a prompt leaves no room at all
   */
  public static List<SampleText> of(
      Model model,
      List<String> prompts,
      Decoding decoding,
      Randomness randomness,
      TokenListener listener) {
    List<Prompt> encoded = encoded(model, prompts);
    List<Sample> samples = samples(model, encoded, decoding, randomness, listener);
    List<SampleText> texts = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      texts.add(continued(model, prompts.get(i), encoded.get(i), samples.get(i)));
    }
    return texts;
  }

  /** The same, but each text is what a task answers to a source. */
  static List<SampleText> answers(
      Model model,
      PromptingTask task,
      List<String> sources,
      Decoding decoding,
      Randomness randomness) {
    List<Prompt> prompts = sources.stream().map(source -> task.prompt(model, source)).toList();
    List<Sample> samples = samples(model, prompts, decoding, randomness, (row, token) -> {});
    List<SampleText> texts = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      String answer = decoded(model.tokenizer(), task.answer(model, sample.tokens()));
      texts.add(new SampleText(sources.get(i), answer + sample.rest(), sample));
    }
    return texts;
  }

  private static List<Sample> samples(
      Model model,
      List<Prompt> prompts,
      Decoding decoding,
      Randomness randomness,
      TokenListener listener) {
    return model
        .generator()
        .generate(prompts, fitting(model, prompts, decoding), randomness, listener);
  }

  /**
   * The {@code count} best continuations of one prompt that beam search finds, the best first.
   *
   * @throws DataException if the prompt leaves no room at all
   */
  public static List<SampleText> best(Model model, String prompt, Decoding decoding, int count) {
    List<Prompt> encoded = encoded(model, List.of(prompt));
    return model.generator().best(encoded, fitting(model, encoded, decoding), count).get(0).stream()
        .map(sample -> continued(model, prompt, encoded.get(0), sample))
        .toList();
  }

  private static SampleText continued(Model model, String prompt, Prompt start, Sample sample) {
    List<Integer> before = readsSource(model) ? List.of() : start.tokens();
    String text = after(model.tokenizer(), before, sample.tokens());
    return new SampleText(prompt, text + sample.rest(), sample);
  }

  /**
   * The text of tokens that others stand before: by themselves they could lose the space that parts
   * them from those.
   */
  private static String after(Tokenizer tokenizer, List<Integer> before, List<Integer> tokens) {
    List<Integer> all = new ArrayList<>(before);
    all.addAll(tokens);
    String whole = decoded(tokenizer, all);
    String first = decoded(tokenizer, before);
    return whole.startsWith(first) ? whole.substring(first.length()) : decoded(tokenizer, tokens);
  }

  private static String decoded(Tokenizer tokenizer, List<Integer> tokens) {
    return tokenizer.decode(tokens.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<Prompt> encoded(Model model, List<String> prompts) {
    boolean begins = model.tokenizer().beginsTexts() && !readsSource(model);
    return prompts.stream().map(prompt -> prompt(model.tokenizer(), prompt, begins)).toList();
  }

  private static Decoding fitting(Model model, List<Prompt> prompts, Decoding decoding) {
    return decoding.withMaximum(Math.min(decoding.maximum(), room(model, prompts)));
  }

  private static int room(Model model, List<Prompt> prompts) {
    // An encoder reads the prompt; the decoder's context is for what it continues.
    int longest = prompts.stream().mapToInt(prompt -> prompt.tokens().size()).max().orElse(0);
    int taken = readsSource(model) ? written(prompts) : Math.max(1, longest);
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    if (taken >= context || longest > context) {
      throw new DataException(
          "the prompt has %d tokens and the model's context is %d: shorten the prompt"
              .formatted(longest, context));
    }
    return context - taken;
  }

  private static int written(List<Prompt> prompts) {
    return prompts.stream().mapToInt(prompt -> prompt.written().size()).reduce(1, Math::max);
  }

  private static boolean readsSource(Model model) {
    return model.network().inputs().stream().anyMatch(input -> input.name().equals("source"));
  }

  private static Prompt prompt(Tokenizer tokenizer, String text, boolean begins) {
    List<Integer> ids = new ArrayList<>();
    if (begins) {
      ids.add(tokenizer.special().begin());
    }
    for (int id : tokenizer.encode(text)) {
      ids.add(id);
    }
    return new Prompt(ids);
  }
}
