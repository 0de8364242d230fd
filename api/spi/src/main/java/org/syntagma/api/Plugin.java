package org.syntagma.api;

import java.util.List;
import org.apiguardian.api.API;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.component.Component;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.FrozenModel;
import org.syntagma.api.model.NetworkFormat;
import org.syntagma.api.ops.Network;
import org.syntagma.api.reinforcement.Environment;
import org.syntagma.api.reinforcement.Evaluator;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.reinforcement.Reward;
import org.syntagma.api.syntax.Grammar;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Perturber;
import org.syntagma.api.task.Metric;
import org.syntagma.api.task.Penalty;
import org.syntagma.api.task.Task;
import org.syntagma.api.task.Weighting;
import org.syntagma.api.training.Listener;
import org.syntagma.api.training.Optimizer;
import org.syntagma.api.training.Schedule;
import org.syntagma.api.training.Trainer;

/**
 * A plugin's table of contents: one method for each kind, each empty unless overridden, so that new
 * kinds break nobody.
 *
 * <p>Found by {@link java.util.ServiceLoader}: name the class in {@code
 * META-INF/services/org.syntagma.api.Plugin}. It has a public constructor without parameters and
 * does no work.
 *
 * <p>The run's services, which a component's constructor may ask for beside its record and slots:
 * {@link org.syntagma.api.backend.Backend}; {@link org.syntagma.api.data.Tokenizer} (a corpus asks
 * for a {@code Provider} of it); {@link org.syntagma.api.random.Randomness}, a stream of the
 * component's own, named by its place in the configuration; {@link
 * org.syntagma.api.data.CacheFolder}; {@link java.util.concurrent.ThreadFactory}, whose daemon
 * threads are named after that place and find the plugin's libraries.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface Plugin {
  /** Where values live and run. */
  default List<Component<? extends Backend>> backends() {
    return List.of();
  }

  /** Networks. */
  default List<Component<? extends Network>> networks() {
    return List.of();
  }

  /** How models of networks are exchanged with other programs. */
  default List<Component<? extends NetworkFormat<?>>> networkFormats() {
    return List.of();
  }

  /** Text to ids and back. */
  default List<Component<? extends Tokenizer>> tokenizers() {
    return List.of();
  }

  /** Sequences of examples. */
  default List<Component<? extends Corpus<?>>> corpora() {
    return List.of();
  }

  /** What is learned. */
  default List<Component<? extends Task<?, ?>>> tasks() {
    return List.of();
  }

  /** What is punished. */
  default List<Component<? extends Penalty>> penalties() {
    return List.of();
  }

  /** How much penalties count. */
  default List<Component<? extends Weighting>> weightings() {
    return List.of();
  }

  /** Scores of texts. */
  default List<Component<? extends Metric>> metrics() {
    return List.of();
  }

  /** What moves parameters. */
  default List<Component<? extends Optimizer>> optimizers() {
    return List.of();
  }

  /** Numbers that change over a stage. */
  default List<Component<? extends Schedule>> schedules() {
    return List.of();
  }

  /** What runs a stage. */
  default List<Component<? extends Trainer>> trainers() {
    return List.of();
  }

  /** What hears a run. */
  default List<Component<? extends Listener>> listeners() {
    return List.of();
  }

  /** Objectives over rollouts. */
  default List<Component<? extends PolicyOptimizer>> policyOptimizers() {
    return List.of();
  }

  /** What a policy acts in. */
  default List<Component<? extends Environment<?, ?>>> environments() {
    return List.of();
  }

  /** How good episodes are. */
  default List<Component<? extends Reward>> rewards() {
    return List.of();
  }

  /** How good models are. */
  default List<Component<? extends Evaluator>> evaluators() {
    return List.of();
  }

  /** Which sentences are well formed. */
  default List<Component<? extends Grammar>> grammars() {
    return List.of();
  }

  /** Sentences to trees. */
  default List<Component<? extends Parser>> parsers() {
    return List.of();
  }

  /** Models that were trained before. */
  default List<Component<? extends FrozenModel>> frozenModels() {
    return List.of();
  }

  /** Damage and variation. */
  default List<Component<? extends Perturber>> perturbers() {
    return List.of();
  }
}
