package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.state.Stateful;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Mark;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.StageKind;

/**
 * What a target is. All methods are as in {@link org.syntagma.api.task.Task}; the objective is the
 * same object each time.
 */
interface Form extends Stateful {
  default void taughtIn(StageKind stage) {}

  default void learn(Corpus<? extends Pair> corpus) {}

  @Override
  default void save(StateWriter out) {}

  @Override
  default void load(StateReader in) {}

  List<Head> heads(Model model);

  Set<String> outputs();

  int length(Model model, Pair pair);

  Batch batch(Model model, List<? extends Pair> pairs, NDManager manager, Randomness randomness);

  Loss loss(Map<String, NDArray> outputs, Batch batch);

  Objective objective();

  Metrics evaluate(Model model, Evaluation<Pair> evaluation);

  default List<Mark> marks(Model model, List<? extends Pair> pairs) {
    throw new IllegalArgumentException(
        "a match is right or wrong only among others: no single answers can be marked but those of the forms classification, extraction and sequence");
  }

  /** The form that the settings ask for. */
  static Form of(TargetConfig config) {
    return switch (config.form()) {
      case SEQUENCE -> new SequenceForm(config);
      case CLASSIFICATION -> new ClassificationForm(config);
      case EXTRACTION -> new ExtractionForm(config);
      case RETRIEVAL -> new RetrievalForm(config);
    };
  }
}
