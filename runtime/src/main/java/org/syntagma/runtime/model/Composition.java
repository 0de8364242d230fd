package org.syntagma.runtime.model;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Head;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Network;
import org.syntagma.toolkit.shapes.ParameterSpec;
import org.syntagma.toolkit.shapes.Shapes;

/**
 * A network with its front ends and heads. No program runs all of it: what one computes begins
 * either with the network's own inputs or with those of one front end. All share the encoder,
 * because its parameters have the same paths in each.
 */
record Composition(Network trunk, List<FrontEnd> frontEnds, List<Head> heads, Adapters adapters) {
  private static final String HEADS = "heads.";

  Composition {
    frontEnds = List.copyOf(frontEnds);
    heads = List.copyOf(heads);
  }

  /** A network with nothing added. */
  static Composition of(Network trunk) {
    return new Composition(trunk, List.of(), List.of(), Adapters.NONE);
  }

  Optional<FrontEnd> frontEnd(String name) {
    return frontEnds.stream().filter(frontEnd -> frontEnd.name().equals(name)).findFirst();
  }

  Optional<Head> head(String name) {
    return heads.stream().filter(head -> head.name().equals(name)).findFirst();
  }

  /**
   * With another front end.
   *
   * @throws IllegalArgumentException if the network cannot be fed
   */
  Composition with(FrontEnd frontEnd) {
    if (!(trunk instanceof Encoder)) {
      throw new IllegalArgumentException(
          "the inputs '%s' need a network with an encoder that can be fed, such as encoder-decoder"
              .formatted(frontEnd.name()));
    }
    return new Composition(trunk, plus(frontEnds, frontEnd), heads, adapters);
  }

  /**
   * With another head.
   *
   * @throws IllegalArgumentException if something else has its name
   */
  Composition with(Head head) {
    if (bases().anyMatch(base -> outputs(base).contains(head.name()))) {
      throw new IllegalArgumentException(
          "head '%s': the network already has an output of that name".formatted(head.name()));
    }
    return new Composition(trunk, frontEnds, plus(heads, head), adapters);
  }

  /** With another in the place of the head or front end of its name. */
  Composition exchanged(Head head) {
    List<Head> others =
        heads.stream().map(each -> each.name().equals(head.name()) ? head : each).toList();
    return new Composition(trunk, frontEnds, others, adapters);
  }

  Composition exchanged(FrontEnd frontEnd) {
    List<FrontEnd> others =
        frontEnds.stream()
            .map(each -> each.name().equals(frontEnd.name()) ? frontEnd : each)
            .toList();
    return new Composition(trunk, others, heads, adapters);
  }

  /** With a trunk that differs in its vocabulary only. */
  Composition on(Network other) {
    return new Composition(other, frontEnds, heads, adapters);
  }

  Composition with(Adapters others) {
    return new Composition(trunk, frontEnds, heads, others);
  }

  /** The shapes of what only this head holds. */
  Map<String, Shape> parametersOf(Head head) {
    Composition plain = exchanged(head).with(Adapters.NONE);
    return shapes(plain.only(Set.of(head.name())), HEADS + head.name() + ".");
  }

  /** The shapes of what only this front end holds. */
  Map<String, Shape> parametersOf(FrontEnd frontEnd) {
    return shapes(fed(frontEnd), "inputs." + frontEnd.name() + ".");
  }

  private static Map<String, Shape> shapes(Network network, String under) {
    return Shapes.trace(network, Map.of()).parameters().stream()
        .filter(parameter -> parameter.path().startsWith(under))
        .collect(Collectors.toMap(ParameterSpec::path, ParameterSpec::shape));
  }

  /**
   * All parameters, each path once.
   *
   * @throws IllegalArgumentException if something does not fit
   */
  Collection<ParameterSpec> parameters() {
    Map<String, ParameterSpec> all = new LinkedHashMap<>();
    bases()
        .map(base -> new HeadedNetwork(base, headsOf(base), adapters))
        .flatMap(network -> Shapes.trace(network, Map.of()).parameters().stream())
        .forEach(
            spec -> {
              ParameterSpec known = all.putIfAbsent(spec.path(), spec);
              if (known != null && !known.shape().equals(spec.shape())) {
                throw new IllegalArgumentException(
                    "%s: %s for some inputs and %s for others: must be the same"
                        .formatted(spec.path(), known.shape(), spec.shape()));
              }
            });
    return all.values();
  }

  private List<Head> headsOf(Network base) {
    return heads.stream().filter(head -> only(Set.of(head.name())).base().equals(base)).toList();
  }

  /**
   * What computes {@code outputs}, without the heads that they do not need.
   *
   * @throws IllegalArgumentException if they do not come from the same inputs
   */
  HeadedNetwork only(Set<String> outputs) {
    Set<String> needed = new TreeSet<>(outputs);
    Deque<Head> kept = new ArrayDeque<>();
    for (int i = heads.size() - 1; i >= 0; i--) {
      Head head = heads.get(i);
      if (needed.remove(head.name())) {
        needed.add(head.reads());
        kept.addFirst(head);
      }
    }
    return new HeadedNetwork(base(needed), List.copyOf(kept), adapters);
  }

  /**
   * The parameters that losses over {@code outputs} can move: nothing below a probe, which would
   * get gradients of 0, and be moved by its momentum and its decay.
   */
  Predicate<String> moving(Set<String> outputs) {
    Set<String> open = new TreeSet<>(outputs);
    Set<String> above = new TreeSet<>();
    for (int i = heads.size() - 1; i >= 0; i--) {
      Head head = heads.get(i);
      if (open.remove(head.name())) {
        above.add(HEADS + head.name() + ".");
        if (!head.probe()) {
          open.add(head.reads());
        }
      }
    }
    boolean base = outputs.isEmpty() || !open.isEmpty();
    return path -> path.startsWith(HEADS) ? above.stream().anyMatch(path::startsWith) : base;
  }

  /** What gives all of {@code names}, which are no heads'. Taps are given by whatever runs. */
  private Network base(Set<String> names) {
    List<Network> giving =
        frontEnds.isEmpty()
            ? List.of()
            : bases().filter(base -> outputs(base).stream().anyMatch(names::contains)).toList();
    if (giving.size() > 1) {
      throw new IllegalArgumentException(
          names + " are computed from different inputs: a batch has those of one task only");
    }
    return giving.isEmpty() ? trunk : giving.get(0);
  }

  private Stream<Network> bases() {
    return Stream.concat(Stream.of(trunk), frontEnds.stream().map(this::fed));
  }

  private FedNetwork fed(FrontEnd frontEnd) {
    return new FedNetwork((Encoder) trunk, frontEnd);
  }

  private static Set<String> outputs(Network base) {
    return Shapes.trace(base, Map.of()).outputs().keySet();
  }

  private static <T> List<T> plus(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }
}
