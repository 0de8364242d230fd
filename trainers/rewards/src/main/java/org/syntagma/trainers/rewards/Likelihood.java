package org.syntagma.trainers.rewards;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.toolkit.batches.Continuations;

/**
 * The mean log-probability, in nats, that another language model gives the tokens of a text, as its
 * own tokenizer cuts it; the end symbol counts where a text ended. What does not fit its context is
 * not read. Absent where that leaves no token. The texts of a call are read together, at most 16 at
 * once.
 */
@Description("the mean log-probability of a text's tokens by another language model, in nats")
final class Likelihood implements Reward {
  private static final String LOGITS = "logits";
  private static final String TARGETS = "targets";

  /** How many texts are read at once: logits are large. */
  private static final int ROWS = 16;

  private final Model model;

  @Inject
  Likelihood(@Slot("model") @Description("reads the texts") FrozenModel frozen) {
    this.model = frozen.model();
  }

  @Override
  public List<OptionalDouble> score(List<Episode> episodes) {
    List<Sample> read = episodes.stream().map(this::read).toList();
    List<Integer> places =
        IntStream.range(0, read.size())
            .filter(i -> !Continuations.drawn(read.get(i), model.tokenizer()).isEmpty())
            .boxed()
            .toList();
    List<OptionalDouble> found = new ArrayList<>();
    for (int from = 0; from < places.size(); from += ROWS) {
      List<Integer> some = places.subList(from, Math.min(places.size(), from + ROWS));
      found.addAll(means(some.stream().map(read::get).toList()));
    }
    return Scores.placed(found, places, episodes.size());
  }

  private Sample read(Episode episode) {
    int[] ids = model.tokenizer().encode(episode.text());
    int context = model.network().context().orElse(Integer.MAX_VALUE);
    boolean ended = episode.sample().ending() == Sample.Ending.END && ids.length < context;
    return new Sample(
        IntStream.of(ids).limit(context).boxed().toList(),
        List.of(),
        ended ? Sample.Ending.END : Sample.Ending.TRUNCATED);
  }

  private List<OptionalDouble> means(List<Sample> texts) {
    Prompt begin = new Prompt(List.of(model.tokenizer().special().begin()));
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Batch batch =
          Continuations.batch(model, Collections.nCopies(texts.size(), begin), texts, manager);
      NDArray logits = model.run(batch, Set.of(LOGITS), Mode.inference()).get(LOGITS);
      NDArray targets = batch.arrays().get(TARGETS);
      NDArray index = targets.maximum(0).expandDims(-1);
      NDArray log = logits.logSoftmax(-1).gather(index, -1).squeeze(-1);
      float[] all = log.toFloatArray();
      List<long[]> rows = Continuations.rows(batch, TARGETS);
      int width = rows.get(0).length;
      return IntStream.range(0, rows.size())
          .mapToObj(
              row ->
                  IntStream.range(0, width)
                      .filter(at -> rows.get(row)[at] >= 0)
                      .mapToDouble(at -> all[row * width + at])
                      .average())
          .toList();
    }
  }
}
