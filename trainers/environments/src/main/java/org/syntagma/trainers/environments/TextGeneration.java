package org.syntagma.trainers.environments;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.component.Description;
import org.syntagma.api.component.Slot;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Text;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.reinforcement.Episode;
import org.syntagma.api.reinforcement.Opening;
import org.syntagma.api.reinforcement.Step;
import org.syntagma.api.reinforcement.TextEnvironment;
import org.syntagma.api.task.PromptingTask;
import org.syntagma.api.task.Task;
import org.syntagma.toolkit.random.Permutation;

/**
 * Prompts that a model continues. They are the beginnings of texts, of which the whole text is
 * judged, or the sources of pairs, of which the answer is judged; {@link TextPrompts} and {@link
 * PairPrompts} say how they are laid out. Each round has them in a random order of its own.
 *
 * <p>Stepwise an observation is what the model is given, and of a model with an encoder what its
 * decoder is given, followed by the tokens so far; the end symbol terminates.
 */
@Description("prompts that a model continues token by token")
final class TextGeneration implements TextEnvironment {
  private final TextGenerationConfig config;
  private final Prompts prompts;
  private final Randomness order;
  private final Optional<Bound> bound;
  private Optional<Progress> progress = Optional.empty();

  /**
   * The environment for a model.
   *
   * @param model writes
   * @param openings all prompts, laid out for it
   */
  private record Bound(Model model, List<Opening> openings) {}

  @Inject
  TextGeneration(
      TextGenerationConfig config,
      @Slot("prompts") @Description("texts whose beginnings, or pairs whose sources, are given")
          Corpus<?> prompts,
      @Slot("task")
          @Description("of pairs: a task that models answer by writing, which lays the sources out")
          Optional<Task<?, ?>> task,
      Randomness randomness) {
    this(config, prompts(config, prompts, task), randomness.at("order"), Optional.empty());
  }

  private TextGeneration(
      TextGenerationConfig config, Prompts prompts, Randomness order, Optional<Bound> bound) {
    this.config = config;
    this.prompts = prompts;
    this.order = order;
    this.bound = bound;
  }

  private static Prompts prompts(
      TextGenerationConfig config, Corpus<?> corpus, Optional<Task<?, ?>> task) {
    if (Pair.class.isAssignableFrom(corpus.exampleType())) {
      if (config.prefix() > 0) {
        throw new IllegalArgumentException(
            "prefix = %d: must be 0 where prompts are pairs, whose sources are given whole"
                .formatted(config.prefix()));
      }
      return new PairPrompts(corpus, task.map(TextGeneration::prompting));
    }
    if (!Text.class.isAssignableFrom(corpus.exampleType())) {
      throw new IllegalArgumentException(
          "prompts must be a corpus of texts or of pairs, but this one yields "
              + corpus.exampleType().getSimpleName());
    }
    if (task.isPresent()) {
      throw new IllegalArgumentException(
          "task lays out pairs, but the prompts are texts: leave it out, or give a corpus of pairs");
    }
    return new TextPrompts(corpus, config.prefix());
  }

  private static PromptingTask prompting(Task<?, ?> task) {
    if (task instanceof PromptingTask prompting) {
      return prompting;
    }
    throw new IllegalArgumentException(
        "the task '%s' is not answered by writing: give one that is, such as target"
            .formatted(task.name()));
  }

  @Override
  public TextGeneration of(Model model) {
    Writing.check(model);
    List<Opening> openings = prompts.openings(model);
    Writing.check(model, openings, config.maximumTokens());
    return new TextGeneration(config, prompts, order, Optional.of(new Bound(model, openings)));
  }

  @Override
  public TextGeneration another() {
    return new TextGeneration(config, prompts, order, bound);
  }

  private Bound bound() {
    return bound.orElseThrow(
        () -> new IllegalStateException("no model is known that writes: call of(model) first"));
  }

  @Override
  public Opening open(long seed) {
    List<Opening> openings = bound().openings();
    long round = Math.floorDiv(seed, (long) openings.size());
    Permutation places = new Permutation(order.at(round), openings.size());
    return openings.get((int) places.at(Math.floorMod(seed, (long) openings.size())));
  }

  @Override
  public long prompts() {
    return prompts.count();
  }

  @Override
  public int maximum() {
    return config.maximumTokens();
  }

  @Override
  public double temperature() {
    return config.temperature();
  }

  @Override
  public boolean endsAtMaximum() {
    return config.atMaximum() == TextGenerationConfig.AtMaximum.TERMINATED;
  }

  @Override
  public Episode episode(Opening opening, Sample sample) {
    return new Episode(opening, sample, prompts.text(bound().model(), opening, sample));
  }

  @Override
  public List<Integer> reset(long seed) {
    Progress begun =
        new Progress(bound().model().tokenizer(), open(seed).prompt(), maximum(), endsAtMaximum());
    progress = Optional.of(begun);
    return begun.observation();
  }

  @Override
  public Step<List<Integer>> step(Integer token) {
    return progress
        .orElseThrow(() -> new IllegalStateException("no episode is under way: reset first"))
        .step(token);
  }
}
