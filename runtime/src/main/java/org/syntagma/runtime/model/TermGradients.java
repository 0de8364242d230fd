package org.syntagma.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.Tape;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Objective;

/** Computes the gradients of Σ scale · sum over terms. */
final class TermGradients {
  private final NetworkModel model;
  private final Programs programs;

  TermGradients(NetworkModel model, Programs programs) {
    this.model = model;
    this.programs = programs;
  }

  /**
   * Terms that all have an objective make one compiled program. One term without is enough to send
   * the whole through the tape: then the network still runs only once, under one set of dropout
   * masks, and all terms meet in one graph, while two ways side by side would run it twice.
   */
  Gradients of(Batch batch, List<Term> terms, Mode mode) {
    requireSomethingToLearn(terms);
    return terms.stream().allMatch(term -> term.objective().isPresent())
        ? compiled(batch, terms, mode)
        : taped(batch, terms, mode);
  }

  private void requireSomethingToLearn(List<Term> terms) {
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("there are no terms to differentiate");
    }
    if (terms.stream().map(Term::name).distinct().count() < terms.size()) {
      throw new IllegalArgumentException(
          "terms must differ in name, but are " + terms.stream().map(Term::name).toList());
    }
    if (model.trainable().isEmpty()) {
      throw new IllegalStateException("all parameters are frozen: there is nothing to learn");
    }
  }

  private Gradients compiled(Batch batch, List<Term> terms, Mode mode) {
    SortedMap<String, Objective> objectives = new TreeMap<>();
    Map<String, Double> scales = new LinkedHashMap<>();
    for (Term term : terms) {
      objectives.put(term.name(), term.objective().orElseThrow());
      scales.put(term.name(), term.scale());
    }
    GradientProgram program =
        programs.gradients(objectives, outputs(terms), batch.arrays().keySet());
    GradientProgram.Result result =
        program.run(model.parameters(), batch.arrays(), scales, mode, batch.manager());
    return new Gradients(result.losses(), result.gradients());
  }

  private static Set<String> outputs(List<Term> terms) {
    Set<String> outputs = new TreeSet<>();
    terms.forEach(term -> outputs.addAll(term.outputs()));
    return outputs;
  }

  private Gradients taped(Batch batch, List<Term> terms, Mode mode) {
    ForwardProgram program = programs.forward(outputs(terms), batch.arrays().keySet());
    Parameters parameters = model.parameters();
    List<String> paths =
        program.parameters().stream().filter(programs.moving(outputs(terms))).toList();
    try (Tape tape = model.backend().tape(parameters.list(paths))) {
      Map<String, NDArray> outputs = program.run(parameters, batch.arrays(), mode, batch.manager());
      Map<String, Double> losses = new LinkedHashMap<>();
      NDList scaled = new NDList();
      for (Term term : terms) {
        NDArray sum = term.loss().loss(outputs, batch).sum();
        losses.put(term.name(), (double) sum.getFloat());
        scaled.add(sum.mul(batch.manager().create((float) term.scale())));
      }
      NDArray total = scaled.stream().reduce(NDArray::add).orElseThrow();
      return new Gradients(losses, byPath(paths, tape.gradients(total)));
    }
  }

  private static Map<String, NDArray> byPath(List<String> paths, NDList gradients) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (int i = 0; i < paths.size(); i++) {
      arrays.put(paths.get(i), gradients.get(i));
    }
    return arrays;
  }
}
