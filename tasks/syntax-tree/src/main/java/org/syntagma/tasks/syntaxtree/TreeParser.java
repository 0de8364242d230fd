package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.model.Model;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;

/** Parses sentences in batches of similar length. */
final class TreeParser implements Parser {
  /** The most positions of a batch. */
  private static final int POSITIONS = 6000;

  /** The most pairs of positions of a batch, each of which has a score for every label. */
  private static final int PAIRS = 250_000;

  private final Model model;
  private final Learned learned;
  private final Requirements requirements;

  TreeParser(Model model, Learned learned) {
    this.model = model;
    this.learned = learned;
    this.requirements = Requirements.of(learned.config(), model);
  }

  @Override
  public List<Sentence> parse(List<Sentence> sentences) {
    sentences.forEach(requirements::require);
    Sentence[] parsed = new Sentence[sentences.size()];
    for (int[] group : groups(sentences)) {
      try (NDManager manager = model.backend().manager().newSubManager()) {
        TreeBatch batch = learned.reading(requirements, chosen(sentences, group), manager);
        Map<String, NDArray> outputs = model.run(batch, learned.decoded(), Mode.inference());
        place(learned.parse(outputs, batch), group, parsed);
      }
    }
    return List.of(parsed);
  }

  /**
   * How probable the best tree is for each word: exp(−loss / words) of it, the geometric mean of
   * what its parts have.
   */
  @Override
  public List<Double> plausibility(List<Sentence> sentences) {
    return parse(sentences).stream().map(this::plausibility).toList();
  }

  /** A batch of one sentence, as its loss is summed over the batch. */
  private double plausibility(Sentence parsed) {
    try (NDManager manager = model.backend().manager().newSubManager()) {
      TreeBatch batch =
          learned.learning(requirements, List.of(parsed), (place, word) -> false, manager);
      Map<String, NDArray> outputs =
          model.run(batch, learned.formalism().scored(), Mode.inference());
      double loss = learned.formalism().loss(learned.vocabulary(), outputs, batch).getFloat();
      return Math.exp(-loss / parsed.words().size());
    }
  }

  /**
   * Parses sentences that have the right trees.
   *
   * @param further outputs beside those of the loss and of parsing
   * @param seen hears of each batch with its outputs
   * @throws org.syntagma.api.data.DataException if a sentence cannot be read
   */
  List<Sentence> parse(
      List<Sentence> gold, Set<String> further, BiConsumer<TreeBatch, Map<String, NDArray>> seen) {
    Set<String> outputs = new LinkedHashSet<>(learned.decoded());
    outputs.addAll(learned.scored());
    outputs.addAll(further);
    Sentence[] parsed = new Sentence[gold.size()];
    for (int[] group : groups(gold)) {
      try (NDManager manager = model.backend().manager().newSubManager()) {
        TreeBatch batch =
            learned.learning(requirements, chosen(gold, group), (place, word) -> false, manager);
        Map<String, NDArray> found = model.run(batch, outputs, Mode.inference());
        seen.accept(batch, found);
        place(learned.parse(found, batch), group, parsed);
      }
    }
    return List.of(parsed);
  }

  private static List<Sentence> chosen(List<Sentence> sentences, int[] group) {
    return Arrays.stream(group).mapToObj(sentences::get).toList();
  }

  private static void place(List<Sentence> found, int[] group, Sentence[] parsed) {
    for (int i = 0; i < group.length; i++) {
      parsed[group[i]] = found.get(i);
    }
  }

  /** Which sentences go together, the longest first. */
  private static List<int[]> groups(List<Sentence> sentences) {
    List<Integer> order =
        IntStream.range(0, sentences.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> -sentences.get(i).words().size()))
            .toList();
    List<int[]> groups = new ArrayList<>();
    for (int from = 0; from < order.size(); ) {
      int length = Buckets.length(sentences.get(order.get(from)).words().size() + 2);
      int size = Math.max(1, Math.min(POSITIONS / length, PAIRS / (length * length)));
      int to = Math.min(order.size(), from + size);
      groups.add(order.subList(from, to).stream().mapToInt(Integer::intValue).toArray());
      from = to;
    }
    return groups;
  }
}
