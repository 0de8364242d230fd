package org.syntagma.trainers.environments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Network;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Task;
import org.syntagma.runtime.model.NetworkModel;
import org.syntagma.testkit.Backends;
import org.syntagma.toolkit.corpora.EpochCursor;
import org.syntagma.toolkit.corpora.Epochs;
import org.syntagma.trainers.environments.TextGenerationConfig.AtMaximum;

/** Models of letters, and environments of what they continue. */
final class Bench implements AutoCloseable {
  private final Backend backend = Backends.create("eager");
  private final List<Model> models = new ArrayList<>();

  Model model(Network network) {
    Model model = NetworkModel.create(network, new Letters(), backend, Randomness.of(3));
    models.add(model);
    return model;
  }

  record Line(String text) implements Text {}

  /** A part of a longer text, without begin and end symbols. */
  record Window(String text) implements Text {
    @Override
    public int[] tokens(Tokenizer tokenizer) {
      return tokenizer.encode(text);
    }
  }

  static Corpus<Text> texts(String... texts) {
    return corpus(Text.class, Line::new, texts);
  }

  static Corpus<Text> windows(String... texts) {
    return corpus(Text.class, Window::new, texts);
  }

  /** Each source has itself and an exclamation mark as its target. */
  static Corpus<Pair> pairs(String... sources) {
    return corpus(Pair.class, source -> Pair.of(source, source + "!"), sources);
  }

  static <E> Corpus<E> corpus(Class<E> type, Function<String, E> example, String... texts) {
    List<E> all = Stream.of(texts).map(example).toList();
    return new EpochCursor<>(type, Epochs.of(() -> all));
  }

  /** Texts without an end, of which none can be read. */
  static Corpus<Text> endless() {
    return new EpochCursor<>(
        Text.class,
        new Epochs<>() {
          @Override
          public OptionalLong size() {
            return OptionalLong.empty();
          }

          @Override
          public Optional<Text> at(long epoch, long index) {
            throw new UnsupportedOperationException("nobody should read these");
          }
        });
  }

  static TextGeneration environment(Corpus<?> prompts, TextGenerationConfig config) {
    return environment(prompts, config, Optional.empty());
  }

  static TextGeneration environment(
      Corpus<?> prompts, TextGenerationConfig config, Optional<Task<?, ?>> task) {
    return new TextGeneration(config, prompts, task, Randomness.of(11));
  }

  static TextGenerationConfig config(int maximum) {
    return new TextGenerationConfig(maximum, 1, 0, AtMaximum.TRUNCATED);
  }

  static TextGenerationConfig prefix(int prefix) {
    return new TextGenerationConfig(3, 1, prefix, AtMaximum.TRUNCATED);
  }

  @Override
  public void close() {
    models.forEach(Model::close);
    backend.close();
  }
}
