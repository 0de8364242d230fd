package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.toolkit.batches.Continuations;

/** Another model that reads what was said, as its own tokenizer cuts it. */
record Reader(Model model) {
  /** How many texts are read at once. */
  private static final int ROWS = 16;

  /**
   * exp of the mean negative log-probability of a token, given those before it. The end symbol
   * counts where a text ended; what does not fit the context is not read.
   *
   * @param tokenizer of those who said it
   * @return empty if there are no tokens
   */
  OptionalDouble perplexity(List<Spoken> texts, Tokenizer tokenizer) {
    List<Sample> read =
        texts.stream()
            .map(text -> read(text, tokenizer))
            .filter(each -> !Continuations.drawn(each, model.tokenizer()).isEmpty())
            .toList();
    double sum = 0;
    long tokens = 0;
    for (int from = 0; from < read.size(); from += ROWS) {
      List<Sample> some = read.subList(from, Math.min(read.size(), from + ROWS));
      try (NDManager manager = model.backend().manager().newSubManager()) {
        Batch batch = Continuations.batch(model, begun(some.size()), some, manager);
        NDArray logits =
            model
                .run(batch, Set.of(TokenPenalty.LOGITS), Mode.inference())
                .get(TokenPenalty.LOGITS);
        NDArray log = TokenPenalty.logProbabilities(logits, batch);
        sum += TokenPenalty.sum(log, batch).sum().getFloat();
        tokens += batch.count();
      }
    }
    return tokens == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(-sum / tokens));
  }

  private List<Prompt> begun(int count) {
    Prompt begin = new Prompt(List.of(model.tokenizer().special().begin()));
    List<Prompt> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      prompts.add(begin);
    }
    return prompts;
  }

  private Sample read(Spoken text, Tokenizer tokenizer) {
    int[] said = text.tokens().stream().mapToInt(Integer::intValue).toArray();
    int[] ids = model.tokenizer().encode(tokenizer.decode(said));
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    boolean ended = text.ended() && ids.length < context;
    return new Sample(
        Arrays.stream(ids).limit(context).boxed().toList(),
        List.of(),
        ended ? Sample.Ending.END : Sample.Ending.TRUNCATED);
  }
}
