package org.syntagma.trainers.environments;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.toolkit.corpora.Lazy;

/**
 * The beginnings of texts: the begin symbol and the first tokens. Where nothing but the begin
 * symbol is given all are the same prompt, and the corpus is not read. What is judged is the whole
 * text.
 */
final class TextPrompts implements Prompts {
  private final Lazy<List<Text>> texts;
  private final int prefix;

  TextPrompts(Corpus<?> corpus, int prefix) {
    this.texts = new Lazy<>(() -> Prompts.all(corpus, Text.class));
    this.prefix = prefix;
  }

  @Override
  public long count() {
    return prefix == 0 ? 1 : texts.get().size();
  }

  @Override
  public List<Opening> openings(Model model) {
    Tokenizer tokenizer = model.tokenizer();
    if (prefix == 0) {
      return List.of(opening(0, new int[0], tokenizer));
    }
    List<Text> all = texts.get();
    return IntStream.range(0, all.size())
        .mapToObj(number -> opening(number, beginning(all.get(number), tokenizer), tokenizer))
        .toList();
  }

  private static Opening opening(long number, int[] given, Tokenizer tokenizer) {
    List<Integer> begin = List.of(tokenizer.special().begin());
    return new Opening(
        number,
        new Prompt(Prompts.ids(begin, given, List.of())),
        tokenizer.decode(given),
        Optional.empty());
  }

  /** The first tokens between begin and end symbol; parts of a longer text have neither. */
  private int[] beginning(Text text, Tokenizer tokenizer) {
    int[] ids = text.tokens(tokenizer);
    int from = ids.length > 0 && ids[0] == tokenizer.special().begin() ? 1 : 0;
    boolean ends = ids.length > from && ids[ids.length - 1] == tokenizer.special().end();
    int to = ends ? ids.length - 1 : ids.length;
    return Arrays.copyOfRange(ids, from, Math.min(to, from + prefix));
  }

  @Override
  public String text(Model model, Opening opening, Sample sample) {
    return Prompts.written(
        model.tokenizer(),
        opening.prompt().tokens(),
        sample,
        sample.tokens().stream().mapToInt(Integer::intValue).toArray());
  }
}
