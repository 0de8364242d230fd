package org.syntagma.runtime.model;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Generator;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.generation.StepwiseGenerator;

/**
 * A model whose values live on a backend. Programs are compiled when they are first needed and
 * closed with the model; an edited model compiles its own.
 */
public final class NetworkModel implements Model {
  private final Composition network;
  private final Tokenizer tokenizer;
  private final Backend backend;
  private final Weights weights;
  private final Set<String> trainable;
  private final Programs programs;
  private boolean replaced;

  private NetworkModel(
      Composition network,
      Tokenizer tokenizer,
      Backend backend,
      Weights weights,
      Set<String> trainable) {
    this.network = network;
    this.tokenizer = tokenizer;
    this.backend = backend;
    this.weights = weights;
    this.trainable = Collections.unmodifiableSet(trainable);
    this.programs = new Programs(backend, network, trainable::contains);
  }

  /**
   * A model without heads, whose parameters are new, and trainable where the network says that they
   * learn.
   *
   * @param backend must stay open as long as the model
   * @param randomness the model's stream; a parameter's first values are drawn from it at {@code
   *     parameters} and the parameter's path, so they depend on no other parameter
   * @throws IllegalArgumentException if the network does not fit together
   */
  public static NetworkModel create(
      Network network, Tokenizer tokenizer, Backend backend, Randomness randomness) {
    return create(
        network,
        tokenizer,
        backend,
        Weights.none(backend, Optional.of(randomness.at("parameters"))));
  }

  /**
   * As {@link #create}, but with parameters that are all 0, also those that edits add, and wait for
   * those of a checkpoint; what initializers would read is not needed.
   */
  public static NetworkModel blank(Network network, Tokenizer tokenizer, Backend backend) {
    return create(network, tokenizer, backend, Weights.none(backend, Optional.empty()));
  }

  private static NetworkModel create(
      Network network, Tokenizer tokenizer, Backend backend, Weights none) {
    Composition bare = Composition.of(network);
    Weights weights = none.grownTo(bare);
    Set<String> trainable = new LinkedHashSet<>(weights.parameters().paths());
    trainable.removeIf(path -> !network.learns(path));
    return new NetworkModel(bare, tokenizer, backend, weights, trainable);
  }

  @Override
  public Network network() {
    return network.trunk();
  }

  @Override
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  @Override
  public Backend backend() {
    return backend;
  }

  @Override
  public List<FrontEnd> frontEnds() {
    return network.frontEnds();
  }

  @Override
  public List<Head> heads() {
    return network.heads();
  }

  @Override
  public Parameters parameters() {
    return weights.parameters();
  }

  @Override
  public Set<String> trainable() {
    return trainable;
  }

  @Override
  public Map<String, NDArray> run(Batch batch, Set<String> wanted, Mode mode) {
    return programs.forward(wanted).run(parameters(), batch.arrays(), mode, batch.manager());
  }

  @Override
  public Gradients gradients(Batch batch, List<Term> terms, Mode mode) {
    return new TermGradients(this, programs).of(batch, terms, mode);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a pattern matches no parameter, if a front end or head does
   *     not fit the network, or if the model has another of its name
   */
  @Override
  public Model with(Edit edit) {
    if (edit instanceof Edit.AddHead addition) {
      Head head = addition.head();
      return network
          .head(head.name())
          .map(known -> unchanged("head", head.name(), network.alike(known, head)))
          .orElseGet(() -> grownTo(network.with(head)));
    }
    if (edit instanceof Edit.AddFrontEnd addition) {
      FrontEnd inputs = addition.frontEnd();
      return network
          .frontEnd(inputs.name())
          .map(known -> unchanged("front end", inputs.name(), network.alike(known, inputs)))
          .orElseGet(() -> grownTo(network.with(inputs)));
    }
    if (edit instanceof Edit.Freeze freeze) {
      return frozen(new PathPattern(freeze.pattern()));
    }
    throw new IllegalArgumentException("a model cannot be edited by " + edit);
  }

  private NetworkModel unchanged(String what, String name, boolean alike) {
    if (!alike) {
      throw new IllegalArgumentException(
          "the model already has a %s called '%s', which reads something else or has other parameters: give this one another name"
              .formatted(what, name));
    }
    return this;
  }

  private NetworkModel grownTo(Composition larger) {
    Weights grown = weights.grownTo(larger);
    Set<String> moving = new LinkedHashSet<>(grown.parameters().paths());
    moving.removeIf(path -> parameters().find(path).isPresent() && !trainable.contains(path));
    return replacedBy(larger, grown, moving);
  }

  private NetworkModel frozen(PathPattern pattern) {
    if (parameters().paths().stream().noneMatch(pattern)) {
      throw new IllegalArgumentException(
          "no parameter matches '%s'; there are %s"
              .formatted(pattern.glob(), parameters().paths()));
    }
    Set<String> moving = new LinkedHashSet<>(trainable);
    moving.removeIf(pattern);
    return replacedBy(network, weights, moving);
  }

  /** The arrays now belong to the other model, so closing this one must leave them alone. */
  private NetworkModel replacedBy(Composition network, Weights weights, Set<String> trainable) {
    replaced = true;
    close();
    return new NetworkModel(network, tokenizer, backend, weights, trainable);
  }

  /** A frozen copy of its own, to be closed by itself. */
  @Override
  public Model snapshot() {
    return new NetworkModel(network, tokenizer, backend, weights.copied(), Set.of());
  }

  @Override
  public Generator generator() {
    return new StepwiseGenerator(
        network(),
        programs.stepwise(StepwiseGenerator.STEPPED, StepwiseGenerator.OUTPUT),
        parameters(),
        tokenizer,
        backend.manager());
  }

  @Override
  public void close() {
    programs.close();
    if (!replaced) {
      weights.owner().close();
    }
  }
}
