package org.syntagma.trainers.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.trainers.rewards.Episodes.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Edit;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.MarkingTask;
import org.syntagma.api.task.Task;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.runtime.model.SymbolTokenizer;
import org.syntagma.testkit.Backends;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;

class ClassifierTest {
  private static final String DECODER = "{type: gpt2, layers: 1, heads: 2, width: 8, context: 12}";
  private static final String ENCODER =
      "{type: encoder-decoder, width: 8, heads: 2, context: 12, dropout: 0,"
          + " encoder: {layers: 1}, decoder: {layers: 1}}";

  /** The last one does not fit the context. */
  private static final List<String> TEXTS =
      List.of("the red cat", "blue", "a grey cat sat", "", "red ".repeat(20));

  private static final List<Pair> PAIRS =
      List.of(Pair.of("red", "warm"), Pair.of("blue", "cold"), Pair.of("grey", "dull"));

  private final Backend backend = Backends.create("eager");
  private final SymbolTokenizer tokenizer = new SymbolTokenizer(words());
  private final Made made = new Made(binder -> binder.bind(Tokenizer.class).toInstance(tokenizer));
  private final List<Model> models = new ArrayList<>();

  private static Tokenizer words() {
    try (Made host = new Made()) {
      Tokenizer words = host.of(Tokenizer.class, "{type: words}");
      words.learn(List.of("the a red blue grey cat sat"));
      return words;
    }
  }

  @AfterEach
  void close() {
    models.forEach(Model::close);
    made.close();
    backend.close();
  }

  /** The task that classifies. */
  private Task<Pair, Batch> task(String settings) {
    @SuppressWarnings("unchecked")
    Task<Pair, Batch> task =
        made.of(
            Task.class,
            "{type: target, form: classification, truncate: true%s}".formatted(settings));
    task.learn(new EpochCursor<>(Pair.class, Epochs.of(() -> PAIRS)));
    return task;
  }

  /** A model with the heads of tasks, whose weights are great enough to tell texts apart. */
  @SafeVarargs
  private Model model(String network, Task<Pair, Batch>... tasks) {
    Model model =
        NetworkModel.create(
            () -> made.of(Network.class, network), tokenizer, backend, Randomness.of(2));
    for (Task<Pair, Batch> task : tasks) {
      model = model.with(new Edit.AddSymbols(task.symbols()));
      for (Head head : task.heads(model)) {
        model = model.with(new Edit.AddHead(head));
        model.parameters().get("heads." + head.name() + ".weight").muli(40);
      }
    }
    models.add(model);
    return model;
  }

  /** What the task itself says. */
  @SuppressWarnings("unchecked")
  private static List<Double> probabilities(Task<Pair, Batch> task, Model model, String label) {
    List<Pair> pairs = TEXTS.stream().map(text -> Pair.of(text, label)).toList();
    return ((MarkingTask<Pair>) task)
        .marks(model, pairs).stream().map(mark -> Math.exp(-mark.loss())).toList();
  }

  private static Classifier classifier(Model model, Classifier.Config config) {
    return new Classifier(config, () -> model);
  }

  private static Classifier.Config label(String label) {
    return new Classifier.Config(label, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static void assertSame(List<Double> expected, List<Double> found) {
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < found.size(); i++) {
      assertEquals(expected.get(i), found.get(i), 1e-5, "text " + i);
    }
  }

  @Test
  void isTheProbabilityThatTheTaskItselfGives() {
    Task<Pair, Batch> task = task("");
    for (String network : List.of(DECODER, ENCODER)) {
      Model model = model(network, task);
      double sum = 0;
      double difference = 0;
      for (String label : List.of("warm", "cold", "dull")) {
        List<Double> found = scores(classifier(model, label(label)), TEXTS.toArray(String[]::new));
        assertSame(probabilities(task, model, label), found);
        difference = Math.max(difference, Math.abs(found.get(0) - found.get(1)));
        sum += found.get(0);
      }
      assertTrue(difference > 1e-3, "texts are told apart by " + difference);
      assertEquals(1, sum, 1e-5);
    }
  }

  @Test
  void readsTextsAsTheTaskLaidThemOut() {
    for (Pooling pooling : Pooling.values()) {
      Task<Pair, Batch> task =
          task(
              ", head: mood, control: <mood>, pooling: " + pooling.name().toLowerCase(Locale.ROOT));
      for (String network : List.of(DECODER, ENCODER)) {
        Model model = model(network, task);
        Classifier.Config config =
            new Classifier.Config(
                "cold", Optional.of("mood"), Optional.of("<mood>"), Optional.of(pooling));
        assertSame(
            probabilities(task, model, "cold"),
            scores(classifier(model, config), TEXTS.toArray(String[]::new)));
      }
    }
  }

  @Test
  void manyTextsAreScoredAsEachAlone() {
    Classifier classifier = classifier(model(DECODER, task("")), label("warm"));
    String[] many = new String[130];
    for (int i = 0; i < many.length; i++) {
      many[i] = TEXTS.get(i % 3);
    }
    List<Double> found = scores(classifier, many);
    for (int i = 0; i < many.length; i++) {
      assertEquals(scores(classifier, many[i]).get(0), found.get(i), 1e-6);
    }
  }

  private static void refused(String message, Model model, Classifier.Config config) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> classifier(model, config)).getMessage());
  }

  @Test
  void saysWhatTheModelLacks() {
    Model model = model(DECODER, task(""));
    refused(
        "label = hot: the model's head 'target' knows the labels [cold, dull, warm]",
        model,
        label("hot"));
    refused(
        "head = mood: the model's heads that classify are [target]",
        model,
        new Classifier.Config("warm", Optional.of("mood"), Optional.empty(), Optional.empty()));
    refused(
        "the model's tokenizer has no symbol '<mood>', which stands beside what target classifies:"
            + " give a model that target taught, with its control symbol",
        model,
        new Classifier.Config("warm", Optional.empty(), Optional.of("<mood>"), Optional.empty()));
    refused(
        "the model has no head that classifies: name the task that taught one, as in model: {type:"
            + " checkpoint, path: RUN, task: NAME}",
        model(DECODER),
        label("warm"));
    refused(
        "the model has several heads that classify: set head to one of [target, mood]",
        model(DECODER, task(""), task(", head: mood")),
        label("warm"));
  }
}
