package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.ParsingTask;
import org.syntagma.api.task.Task;
import org.syntagma.toolkit.structured.ValenceTables;
import org.syntagma.toolkit.structured.ValenceTrees;

/**
 * Finding dependency trees that nobody has shown: the dependency model with valence (Klein and
 * Manning 2004) of tags or words, which learns to give sentences a high likelihood. Trees of the
 * corpus are read for evaluation only.
 *
 * <p>{@link #learn} begins from short arcs and goes on by expectation maximization; updates then
 * follow the gradient of the same likelihood. The loss is −log likelihood, summed over words.
 */
@Description("induce dependency trees from sentences alone")
final class InducedTrees implements Task<Sentence, SkeletonBatch>, ParsingTask {
  private static final String SYMBOLS = "symbols";

  private final InducedTreesConfig config;
  private Optional<Symbols> learned = Optional.empty();
  private Optional<ValenceTables> start = Optional.empty();

  @Inject
  InducedTrees(InducedTreesConfig config) {
    this.config = config;
  }

  private Symbols learned() {
    return learned.orElseThrow(
        () -> new IllegalStateException("an induced-trees task must first learn its symbols"));
  }

  @Override
  public Class<Sentence> exampleType() {
    return Sentence.class;
  }

  @Override
  public void learn(Corpus<? extends Sentence> corpus) {
    List<Sentence> sentences = new ArrayList<>();
    for (Optional<? extends Sentence> next = corpus.next();
        next.isPresent();
        next = corpus.next()) {
      next.filter(this::usable).ifPresent(sentences::add);
    }
    if (sentences.isEmpty()) {
      throw new DataException(
          "no sentence of the corpus has from 1 to %d words: raise maximum-length, or give another corpus"
              .formatted(config.maximumLength()));
    }
    Symbols found = Symbols.learned(config, sentences);
    List<int[]> skeletons = sentences.stream().map(each -> found.skeleton(each).symbols()).toList();
    learned = Optional.of(found);
    start = Optional.of(Maximization.of(config, found.size(), skeletons));
  }

  /**
   * Whether a sentence of a corpus is neither too long nor empty.
   *
   * @throws DataException if it has no symbols
   */
  private boolean usable(Sentence sentence) {
    try {
      int length = Symbols.length(config, sentence);
      return length > 0 && length <= config.maximumLength();
    } catch (IllegalArgumentException e) {
      throw new DataException(e.getMessage(), e);
    }
  }

  @Override
  public void save(StateWriter out) {
    learned.ifPresent(symbols -> out.texts(SYMBOLS, symbols.names().all()));
  }

  /** What was reached is in the model's parameters, so no start is needed any more. */
  @Override
  public void load(StateReader in) {
    start = Optional.empty();
    learned =
        in.names().contains(SYMBOLS)
            ? Optional.of(new Symbols(config, new Names(in.texts(SYMBOLS))))
            : Optional.empty();
  }

  private ValenceReader reader() {
    return new ValenceReader(config.inputs(), learned().names());
  }

  private static int width(Model model) {
    if (model.network() instanceof Encoder encoder) {
      return encoder.width();
    }
    throw new IllegalArgumentException(
        "induced trees need a network with an encoder, such as encoder-decoder: choose another network or task");
  }

  @Override
  public List<FrontEnd> frontEnds(Model model) {
    FrontEnd tables = reader().frontEnd(width(model), start);
    Named.requireShared(model, tables);
    return List.of(tables);
  }

  @Override
  public Set<String> outputs() {
    return reader().outputs();
  }

  @Override
  public int length(Model model, Sentence example) {
    return usable(example) ? Symbols.length(config, example) : 0;
  }

  @Override
  public SkeletonBatch batch(
      Model model, List<? extends Sentence> examples, NDManager manager, Randomness randomness) {
    List<int[]> sentences = new ArrayList<>();
    for (Sentence example : examples) {
      if (usable(example)) {
        sentences.add(learned().skeleton(example).symbols());
      }
    }
    return new SkeletonBatch(manager, ValenceReader.arrays(manager), sentences);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, SkeletonBatch batch) {
    ValenceReader reader = reader();
    return new Loss(
        reader.loss(outputs, ValenceTrees.infer(reader.tables(outputs), batch.sentences())),
        batch.count());
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Sentence> evaluation) {
    List<Skeleton> sentences = new ArrayList<>();
    long limit = evaluation.batches().orElse(Long.MAX_VALUE / evaluation.examples());
    for (long i = 0; i < limit * evaluation.examples(); i++) {
      Optional<? extends Sentence> next = evaluation.corpus().next();
      if (next.isEmpty()) {
        break;
      }
      next.filter(this::usable).map(learned()::skeleton).ifPresent(sentences::add);
    }
    if (sentences.isEmpty()) {
      throw new DataException(
          "no sentence to evaluate on has from 1 to %d words: raise maximum-length, or give other sentences"
              .formatted(config.maximumLength()));
    }
    return InducedScores.of(InducedParser.tables(model, reader()), sentences);
  }

  @Override
  public Parser parser(Model model) {
    return new InducedParser(model, learned(), reader());
  }
}
