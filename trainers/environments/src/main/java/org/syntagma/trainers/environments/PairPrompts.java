package org.syntagma.trainers.environments;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.api.task.PromptingTask;
import org.syntagma.toolkit.corpora.Lazy;

/**
 * The sources of pairs, whose targets are the references. A task lays them out; without one an
 * encoder reads [begin, source, end], and a decoder alone continues [begin, source]. What is judged
 * is the answer.
 */
final class PairPrompts implements Prompts {
  private final Lazy<List<Pair>> pairs;
  private final Optional<PromptingTask> task;

  PairPrompts(Corpus<?> corpus, Optional<PromptingTask> task) {
    this.pairs = new Lazy<>(() -> Prompts.all(corpus, Pair.class));
    this.task = task;
  }

  @Override
  public long count() {
    return pairs.get().size();
  }

  @Override
  public List<Opening> openings(Model model) {
    List<Pair> all = pairs.get();
    return IntStream.range(0, all.size())
        .mapToObj(number -> opening(number, all.get(number), model))
        .toList();
  }

  private Opening opening(long number, Pair pair, Model model) {
    Prompt prompt =
        task.map(layout -> layout.prompt(model, pair.source()))
            .orElseGet(() -> plain(model, pair.source()));
    return new Opening(number, prompt, pair.source(), Optional.of(pair.target()));
  }

  private static Prompt plain(Model model, String source) {
    Tokenizer tokenizer = model.tokenizer();
    List<Integer> end = List.of(tokenizer.special().end());
    return new Prompt(
        Prompts.ids(
            List.of(tokenizer.special().begin()),
            tokenizer.encode(source),
            Writing.readsSource(model) ? end : List.of()));
  }

  @Override
  public String text(Model model, Opening opening, Sample sample) {
    List<Integer> answer =
        task.map(layout -> layout.answer(model, sample.tokens())).orElse(sample.tokens());
    return Prompts.written(
        model.tokenizer(),
        List.of(),
        sample,
        answer.stream().mapToInt(Integer::intValue).toArray());
  }
}
