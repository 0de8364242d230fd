package org.syntagma.runtime.model;

import static java.util.stream.Collectors.toCollection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.EmbeddedInput;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Generator;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.generation.Grammars;
import org.syntagma.runtime.generation.StepwiseGenerator;
import org.syntagma.toolkit.shapes.PathPattern;

/**
 * A model whose values live on a backend. Programs are compiled when they are first needed and
 * closed with the model; an edited model compiles its own.
 */
public final class NetworkModel implements Model {
  private final Supplier<Network> networks;
  private final Composition network;
  private final Vocabularies vocabularies;
  private final Tokenizer tokenizer;
  private final Backend backend;
  private final Weights weights;
  private final Set<String> trainable;
  private final Programs programs;
  private final Grammars grammars;
  private boolean replaced;

  private NetworkModel(
      Supplier<Network> networks,
      Composition network,
      Vocabularies vocabularies,
      Tokenizer tokenizer,
      Backend backend,
      Weights weights,
      Set<String> trainable) {
    this.networks = networks;
    this.network = network;
    this.vocabularies = vocabularies;
    this.tokenizer = tokenizer;
    this.backend = backend;
    this.weights = weights;
    this.trainable = Collections.unmodifiableSet(trainable);
    this.grammars = new Grammars(tokenizer);
    this.programs = new Programs(backend, network, trainable::contains);
  }

  /**
   * A model without heads, whose parameters are new, and trainable where the network says that they
   * learn.
   *
   * @param networks makes the network, and makes it again when the tokenizer has got symbols
   * @param backend must stay open as long as the model
   * @param randomness the model's stream; a parameter's first values are drawn from it at {@code
   *     parameters} and the parameter's path, so they depend on no other parameter
   * @throws IllegalArgumentException if the network does not fit together
   */
  public static NetworkModel create(
      Supplier<Network> networks, Tokenizer tokenizer, Backend backend, Randomness randomness) {
    return create(
        networks,
        tokenizer,
        backend,
        Weights.none(backend, Optional.of(randomness.at("parameters"))));
  }

  /** The same of a network that reads the size of its vocabulary each time. */
  public static NetworkModel create(
      Network network, Tokenizer tokenizer, Backend backend, Randomness randomness) {
    return create(() -> network, tokenizer, backend, randomness);
  }

  /**
   * As {@link #create}, but with parameters that are all 0, also those that edits add, and wait for
   * those of a checkpoint; what initializers would read is not needed.
   */
  public static NetworkModel blank(
      Supplier<Network> networks, Tokenizer tokenizer, Backend backend) {
    return create(networks, tokenizer, backend, Weights.none(backend, Optional.empty()));
  }

  private static NetworkModel create(
      Supplier<Network> networks, Tokenizer tokenizer, Backend backend, Weights none) {
    Network network = networks.get();
    Composition bare = Composition.of(network);
    Vocabularies vocabularies = Vocabularies.of(tokenizer.size());
    Weights weights = none.grownTo(bare, vocabularies);
    Set<String> trainable = new LinkedHashSet<>(weights.parameters().paths());
    trainable.removeIf(path -> !network.learns(path));
    return new NetworkModel(networks, bare, vocabularies, tokenizer, backend, weights, trainable);
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
  public List<EmbeddedInput> embeddedInputs(Set<String> outputs) {
    return ShiftedNetwork.embedded(network.only(outputs));
  }

  @Override
  public Map<String, NDArray> run(Batch batch, Set<String> wanted, Mode mode) {
    return programs
        .forward(wanted, batch.arrays().keySet())
        .run(parameters(), batch.arrays(), mode, batch.manager());
  }

  @Override
  public Gradients gradients(Batch batch, List<Term> terms, Mode mode) {
    return new TermGradients(this, programs).of(batch, terms, mode);
  }

  @Override
  public Optional<String> anomaly(Batch batch, Set<String> outputs) {
    return Anomaly.find(network.only(outputs), outputs, backend, parameters(), batch);
  }

  @Override
  public List<Edit.AddLora> adapters() {
    return List.copyOf(network.adapters().edits().values());
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
      return with(addition.head());
    } else if (edit instanceof Edit.AddFrontEnd addition) {
      return with(addition.frontEnd());
    } else if (edit instanceof Edit.AddSymbols addition) {
      return with(addition);
    } else if (edit instanceof Edit.AddLora addition) {
      return adapted(addition);
    } else if (edit instanceof Edit.MergeLora) {
      return merged();
    } else if (edit instanceof Edit.Freeze freeze) {
      Set<String> moving = new LinkedHashSet<>(trainable);
      moving.removeAll(matching(freeze.pattern()));
      return replacedBy(network, vocabularies, weights, moving);
    } else if (edit instanceof Edit.Unfreeze unfreeze) {
      Set<String> moving = new LinkedHashSet<>(trainable);
      matching(unfreeze.pattern()).stream()
          .filter(path -> network.trunk().learns(path))
          .filter(path -> !network.adapters().edits().containsKey(path))
          .forEach(moving::add);
      return replacedBy(network, vocabularies, weights, moving);
    } else if (edit instanceof Edit.SetDropout dropout) {
      Adapters others = network.adapters().withDropout(dropout.rate());
      return replacedBy(network.with(others), vocabularies, weights, trainable);
    }
    throw new IllegalArgumentException("a model cannot be edited by " + edit);
  }

  private NetworkModel with(Head head) {
    Optional<Head> known = network.head(head.name());
    if (known.isEmpty()) {
      return grownTo(network.with(head));
    }
    Map<String, Shape> old = network.parametersOf(known.get());
    Map<String, Shape> young = network.parametersOf(head);
    requireAlike("head", head.name(), known.get().isLike(head) && vocabularies.carry(old, young));
    return known.get().equals(head) ? this : grownTo(network.exchanged(head));
  }

  private NetworkModel with(FrontEnd inputs) {
    Optional<FrontEnd> known = network.frontEnd(inputs.name());
    if (known.isEmpty()) {
      return grownTo(network.with(inputs));
    }
    Map<String, Shape> old = network.parametersOf(known.get());
    Map<String, Shape> young = network.parametersOf(inputs);
    boolean same = known.get().inputs().equals(inputs.inputs());
    requireAlike("front end", inputs.name(), same && vocabularies.carry(old, young));
    return known.get().equals(inputs) ? this : grownTo(network.exchanged(inputs));
  }

  private static void requireAlike(String what, String name, boolean alike) {
    if (!alike) {
      throw new IllegalArgumentException(
          "the model already has a %s called '%s', which reads or means something else or has other parameters: give this one another name"
              .formatted(what, name));
    }
  }

  private NetworkModel with(Edit.AddSymbols addition) {
    if (!(tokenizer instanceof SymbolTokenizer symbols)) {
      throw new IllegalArgumentException("this model's tokenizer takes no symbols");
    }
    symbols.add(addition.symbols());
    if (symbols.size() == vocabularies.most()) {
      return this;
    }
    Vocabularies grown = vocabularies.and(symbols.size());
    return grownTo(network.on(networks.get()), grown);
  }

  private NetworkModel adapted(Edit.AddLora edit) {
    Set<String> matrices =
        matching(edit.pattern()).stream()
            .filter(path -> parameters().get(path).getShape().dimension() == 2)
            .filter(path -> !Adapters.isFactor(path) && network.trunk().learns(path))
            .filter(path -> !network.adapters().edits().containsKey(path))
            .collect(toCollection(LinkedHashSet::new));
    if (matrices.isEmpty()) {
      throw new IllegalArgumentException(
          "no matrix that is not adapted yet matches '%s'; there are %s"
              .formatted(edit.pattern(), parameters().paths()));
    }
    NetworkModel grown = grownTo(network.with(network.adapters().plus(edit, matrices)));
    Set<String> moving = new LinkedHashSet<>(grown.trainable);
    moving.removeAll(matrices);
    return grown.replacedBy(grown.network, grown.vocabularies, grown.weights, moving);
  }

  private NetworkModel merged() {
    if (network.adapters().edits().isEmpty()) {
      return this;
    }
    Weights plain = weights.merged(network.adapters());
    Set<String> moving = new LinkedHashSet<>(plain.parameters().paths());
    moving.removeIf(
        path ->
            !trainable.contains(path)
                && (parameters().get(path) == plain.parameters().get(path)
                    || !network.trunk().learns(path)));
    return replacedBy(network.with(network.adapters().merged()), vocabularies, plain, moving);
  }

  private NetworkModel grownTo(Composition larger) {
    return grownTo(larger, vocabularies);
  }

  private NetworkModel grownTo(Composition larger, Vocabularies sizes) {
    Weights grown = weights.grownTo(larger, sizes);
    Set<String> moving = new LinkedHashSet<>(grown.parameters().paths());
    moving.removeIf(path -> parameters().find(path).isPresent() && !trainable.contains(path));
    return replacedBy(larger, sizes, grown, moving);
  }

  private Set<String> matching(String pattern) {
    Set<String> paths =
        parameters().paths().stream()
            .filter(new PathPattern(pattern))
            .collect(toCollection(LinkedHashSet::new));
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(
          "no parameter matches '%s'; there are %s".formatted(pattern, parameters().paths()));
    }
    return paths;
  }

  /** The arrays now belong to the other model, so closing this one must leave them alone. */
  private NetworkModel replacedBy(
      Composition other, Vocabularies sizes, Weights arrays, Set<String> moving) {
    replaced = true;
    close();
    return new NetworkModel(networks, other, sizes, tokenizer, backend, arrays, moving);
  }

  /** A frozen copy of its own, to be closed by itself. */
  @Override
  public Model snapshot() {
    return new NetworkModel(
        networks, network, vocabularies, tokenizer, backend, weights.copied(), Set.of());
  }

  @Override
  public Generator generator() {
    Adapters adapters = network.adapters();
    return adapters.edits().isEmpty()
        ? generator(parameters())
        : new MergedGenerator(adapters, parameters(), backend.manager(), this::generator);
  }

  private Generator generator(Parameters plain) {
    return new StepwiseGenerator(
        network(),
        programs.stepwise(StepwiseGenerator.STEPPED, StepwiseGenerator.OUTPUT),
        plain,
        tokenizer,
        grammars,
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
