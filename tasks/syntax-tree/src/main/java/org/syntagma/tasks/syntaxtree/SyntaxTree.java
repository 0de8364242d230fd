package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;
import org.syntagma.api.syntax.Parser;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.ParsingTask;
import org.syntagma.api.task.Task;
import org.syntagma.api.training.TrainingException;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.LossType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

/**
 * Finding the syntax trees of sentences, on an encoder that other tasks share. The words come in by
 * a {@link WordReader}, which also predicts tags; the loss is summed over words.
 */
@Description("find the syntax trees of sentences")
final class SyntaxTree implements Task<Sentence, TreeBatch>, ParsingTask {
  private static final String VOCABULARY = "vocabulary";

  private final SyntaxTreeConfig config;
  private final Formalism formalism;
  private final Objective objective =
      (ops, outputs, batch) -> learned().objective(ops, outputs, batch);
  private Optional<Learned> learned = Optional.empty();

  @Inject
  SyntaxTree(SyntaxTreeConfig config) {
    this.config = config;
    this.formalism =
        switch (config.trees()) {
          case DEPENDENCY -> new Dependencies(config);
          case CONSTITUENCY -> new Constituents(config);
        };
  }

  private Learned learned() {
    return learned.orElseThrow(
        () -> new IllegalStateException("a syntax-tree task must first learn its vocabulary"));
  }

  private void know(Vocabulary vocabulary) {
    learned = Optional.of(new Learned(config, formalism, vocabulary));
  }

  @Override
  public Class<Sentence> exampleType() {
    return Sentence.class;
  }

  @Override
  public void learn(Corpus<? extends Sentence> corpus) {
    VocabularyBuilder builder = new VocabularyBuilder();
    for (Optional<? extends Sentence> next = corpus.next();
        next.isPresent();
        next = corpus.next()) {
      builder.add(formalism.tagged(next.get()), formalism.labels(next.get()));
    }
    know(builder.build());
  }

  @Override
  public void save(StateWriter out) {
    learned.ifPresent(known -> known.vocabulary().save(out.part(VOCABULARY)));
  }

  @Override
  public void load(StateReader in) {
    if (in.names().contains(VOCABULARY)) {
      know(Vocabulary.load(in.part(VOCABULARY)));
    } else {
      learned = Optional.empty();
    }
  }

  @Override
  public List<FrontEnd> frontEnds(Model model) {
    Vocabulary vocabulary = learned().vocabulary();
    for (TagType type : config.features()) {
      if (!vocabulary.tags().containsKey(type)) {
        throw new IllegalArgumentException(
            "features: the corpus has no %s tags to read; it has %s"
                .formatted(
                    type.key(), vocabulary.tags().keySet().stream().map(TagType::key).toList()));
      }
    }
    FrontEnd reader = new WordReader(config, vocabulary, width(model)).frontEnd();
    Named.requireShared(model, reader);
    return List.of(reader);
  }

  @Override
  public List<Head> heads(Model model) {
    if (config.attentionHead().learns()) {
      config.attentionHead().requireIn(model);
    }
    List<Head> heads =
        formalism.heads(learned().vocabulary(), config.output(FrontEnd.ENCODED), width(model));
    Named.requireShared(model, config.inputs(), heads);
    return heads;
  }

  private static int width(Model model) {
    if (model.network() instanceof Encoder encoder) {
      return encoder.width();
    }
    throw new IllegalArgumentException(
        "a parser needs a network whose encoder reads words, such as encoder-decoder: choose another network or task");
  }

  @Override
  public Set<String> outputs() {
    return learned().scored();
  }

  @Override
  public int length(Model model, Sentence example) {
    return example.words().size();
  }

  @Override
  public TreeBatch batch(
      Model model, List<? extends Sentence> examples, NDManager manager, Randomness randomness) {
    WordHiding hiding = new WordHiding(learned().vocabulary(), randomness);
    return learned()
        .learning(Requirements.of(config, model), List.copyOf(examples), hiding, manager);
  }

  /** NaN where the scores of whole trees are not finite, so that the trainer says when it was. */
  @Override
  public Loss loss(Map<String, NDArray> outputs, TreeBatch batch) {
    return new Loss(learned().loss(outputs, batch), batch.count());
  }

  @Override
  public Optional<Objective> objective() {
    return config.loss() == LossType.LOCAL ? Optional.of(objective) : Optional.empty();
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Sentence> evaluation) {
    List<Sentence> gold = read(evaluation);
    AttentionHead attention = config.attentionHead();
    boolean attends = config.trees() == TreeType.DEPENDENCY && attention.isIn(model);
    double[] loss = new double[1];
    long[] attended = new long[1];
    List<Sentence> found =
        new TreeParser(model, learned())
            .parse(
                gold,
                attends ? Set.of(attention.weights()) : Set.of(),
                (batch, outputs) -> {
                  loss[0] += finite(learned().loss(outputs, batch).getFloat());
                  if (attends) {
                    attended[0] += attention.right(outputs, batch.arrays().get(Dependencies.HEADS));
                  }
                });
    long words = gold.stream().mapToLong(sentence -> sentence.words().size()).sum();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.LOSS, loss[0] / words);
    values.putAll(formalism.score(gold, found, learned().predicted()));
    if (attends) {
      values.put("attention-head", 100.0 * attended[0] / words);
    }
    return new Metrics(values, words);
  }

  private static float finite(float loss) {
    if (!Float.isFinite(loss)) {
      throw new TrainingException(
          "the loss of a syntax-tree task is %s on what it is evaluated on: the model has diverged. Lower the schedule's peak, lengthen its warm-up or set clip-norm, and start again from an earlier checkpoint"
              .formatted(loss));
    }
    return loss;
  }

  private List<Sentence> read(Evaluation<Sentence> evaluation) {
    long limit = evaluation.batches().orElse(Long.MAX_VALUE / evaluation.examples());
    List<Sentence> sentences = new ArrayList<>();
    while (sentences.size() < limit * evaluation.examples()) {
      Optional<? extends Sentence> next = evaluation.corpus().next();
      if (next.isEmpty()) {
        break;
      }
      sentences.add(formalism.tagged(next.get()));
    }
    if (sentences.isEmpty()) {
      throw new DataException("the corpus to evaluate on has no sentences: give it some");
    }
    return sentences;
  }

  @Override
  public Parser parser(Model model) {
    return new TreeParser(model, learned());
  }
}
