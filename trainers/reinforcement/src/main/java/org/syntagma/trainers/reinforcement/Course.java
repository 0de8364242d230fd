package org.syntagma.trainers.reinforcement;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.model.Gradients;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Term;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.reinforcement.PolicyOptimizer;
import org.syntagma.api.reinforcement.PolicyOptimizer.Of;
import org.syntagma.api.reinforcement.PolicyOptimizer.Part;
import org.syntagma.toolkit.training.GradientSum;

/** The parts of a policy's objective as terms of gradient programs. */
final class Course {
  private final Density density;
  private final Layout layout;
  private final Map<Part, Objective> objectives = new LinkedHashMap<>();

  Course(PolicyOptimizer policy, Density density, Layout layout) {
    this.density = density;
    this.layout = layout;
    for (Part part : policy.parts()) {
      objectives.put(part, density.over(part.objective(), part.weight() != 0));
    }
  }

  /** The parts that read one of these. */
  List<Part> parts(Set<Of> of) {
    return objectives.keySet().stream().filter(part -> of.contains(part.of())).toList();
  }

  /**
   * Adds the gradients of one minibatch to {@code sum}.
   *
   * @param numbers of each trajectory by name
   * @param found gets the parts' sums
   */
  void learn(
      Model model,
      List<Part> parts,
      List<List<Piece>> passes,
      List<Map<String, double[]>> numbers,
      GradientSum sum,
      Map<String, Double> found) {
    if (parts.stream().allMatch(part -> part.weight() == 0)) {
      return;
    }
    long count = passes.stream().flatMap(List::stream).mapToLong(Course::actions).sum();
    List<Term> terms = parts.stream().map(part -> term(part, count)).toList();
    for (List<Piece> pieces : passes) {
      try (NDManager manager = model.backend().manager().newSubManager()) {
        Pass pass = layout.pass(pieces, model, manager);
        Map<String, NDArray> arrays = new HashMap<>(density.arrays(manager));
        for (String name : numbers.get(pieces.get(0).place()).keySet()) {
          arrays.put(name, pass.numbers(piece -> numbers.get(piece.place()).get(name)));
        }
        Gradients gradients =
            model.gradients(pass.batch(arrays), terms, Mode.trainingWithoutDropout());
        sum.add(gradients.arrays());
        gradients.losses().forEach((name, loss) -> found.merge(name, loss, Double::sum));
      }
    }
  }

  /** How many actions a piece has. */
  static long actions(Piece piece) {
    return (long) Math.min(piece.to(), piece.trajectory().length()) - piece.from();
  }

  private Term term(Part part, long count) {
    Set<String> reads = Set.of(part.of() == Of.POLICY ? Policy.LOGITS : Policy.VALUE);
    return new Term(
        part.name(),
        reads,
        (outputs, batch) -> {
          throw new IllegalStateException("the part '" + part.name() + "' is in Ops alone");
        },
        Optional.of(objectives.get(part)),
        part.weight() / count);
  }

  /** The names under which an update is measured. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    objectives.keySet().forEach(part -> names.add(part.name()));
    return names;
  }
}
