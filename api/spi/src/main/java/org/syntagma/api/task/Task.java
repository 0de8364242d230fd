package org.syntagma.api.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;

/**
 * Something that a model learns: how examples become a batch, what the loss is, and how well a
 * model does it.
 *
 * <p>Its state is what it learned of its corpus, such as vocabularies; by default there is none.
 *
 * @param <E> an example
 * @param <B> a batch
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("what is learned")
public interface Task<E, B extends Batch> extends Stateful {
  /** The examples that it can read; a corpus must yield this type or a subtype. */
  Class<E> exampleType();

  /**
   * What metrics call it where the configuration gives no name: that of its class in kebab-case,
   * which should be its type.
   */
  default String name() {
    return KebabCase.of(getClass());
  }

  /**
   * Says in which kind of stage it is taught, on which defaults may depend. The host says so when
   * it has created the stage's trainer, before it asks for anything below, also where a run goes on
   * or a checkpoint is evaluated. Nobody says it to a task that is taken out of a checkpoint to
   * answer or to parse; until it is said, the stage pretrains.
   */
  default void taughtIn(StageKind stage) {}

  /**
   * Learns from its corpus what sizes and ids depend on, such as vocabularies. The host calls it
   * once, before a stage that starts afresh asks for anything below; what was learned is in every
   * checkpoint from then on, and loaded instead.
   *
   * @param corpus what the stage trains on, in an instance of its own that may be read to its end,
   *     if it has one
   */
  default void learn(Corpus<? extends E> corpus) {}

  @Override
  default void save(StateWriter out) {}

  @Override
  default void load(StateReader in) {}

  /**
   * The symbols that it puts between pieces of text, such as a separator or one that names a
   * domain. The host adds those that are new before it asks for anything below; {@link
   * org.syntagma.api.data.Tokenizer#id} has their ids.
   */
  default List<String> symbols() {
    return List.of();
  }

  /**
   * The front ends that it needs. They are added before the heads, which may read their outputs.
   *
   * @throws IllegalArgumentException if the model cannot learn this task, such as where its network
   *     is no {@link org.syntagma.api.ops.Encoder}; says why
   */
  default List<FrontEnd> frontEnds(Model model) {
    return List.of();
  }

  /**
   * The heads that it needs.
   *
   * @throws IllegalArgumentException if the model cannot learn this task; says why
   */
  default List<Head> heads(Model model) {
    return List.of();
  }

  /** The outputs and taps that the loss reads. */
  Set<String> outputs();

  /**
   * How much of a batch's budget of tokens this example takes; 0 if nothing in it can be predicted,
   * so that training passes over it.
   */
  int length(Model model, E example);

  /**
   * Arrays from examples, owned by {@code manager}. A trainer asks for them, and for lengths, ahead
   * of the update that learns from them and on a thread of its own, also while {@link #evaluate}
   * runs: of the model only what it is made of may be asked, such as its tokenizer and network; it
   * must not be run, and parameters move.
   */
  B batch(Model model, List<? extends E> examples, NDManager manager, Randomness randomness);

  /** The loss in NDArray operations. */
  Loss loss(Map<String, NDArray> outputs, B batch);

  /**
   * The same loss in Ops, so that it can be compiled. It must be the same object each time:
   * compiled programs are kept by it, so a new one would be compiled again for every batch.
   */
  default Optional<Objective> objective() {
    return Optional.empty();
  }

  /** Metrics over a corpus; without dropout, deterministic. */
  Metrics evaluate(Model model, Evaluation<E> evaluation);
}
