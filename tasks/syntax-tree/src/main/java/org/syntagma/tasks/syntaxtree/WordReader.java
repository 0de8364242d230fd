package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;
import org.syntagma.toolkit.layers.BidirectionalLstm;
import org.syntagma.toolkit.layers.Embedding;
import org.syntagma.toolkit.layers.Linear;
import org.syntagma.toolkit.vectors.WordVectors;

/**
 * Sentences to vectors: each word's own vector beside one made of its characters (Ling et al. 2015)
 * and those of given tags, then a layer that sees both directions. From its output the other tags
 * are predicted, and what they are likely to be is added to it (Hashimoto et al. 2017).
 *
 * <p>Reads what {@link WordArrays} makes; gives the logits of tags by their kind, (batch, length,
 * tags).
 *
 * @param width of the vectors
 */
record WordReader(SyntaxTreeConfig config, Vocabulary vocabulary, int width) implements Named.Part {
  FrontEnd frontEnd() {
    List<Input> inputs = new ArrayList<>();
    inputs.add(Input.tokens(WordArrays.WORDS));
    inputs.add(Input.tokens(WordArrays.FORMS));
    inputs.add(Input.tokens(WordArrays.CHARACTERS));
    config.features().forEach(type -> inputs.add(Input.tokens(WordArrays.given(type))));
    return new FrontEnd(config.inputs(), inputs, this);
  }

  @Override
  public Map<String, Names> names() {
    Map<String, Names> names = new LinkedHashMap<>();
    names.put("words", vocabulary.words());
    names.put("characters", vocabulary.characters());
    vocabulary.tags().forEach((type, tags) -> names.put(type.key() + " tags", tags));
    return names;
  }

  /** The kinds of tags that it predicts. */
  static List<TagType> predicted(SyntaxTreeConfig config, Vocabulary vocabulary) {
    return vocabulary.tags().keySet().stream()
        .filter(type -> !config.features().contains(type))
        .toList();
  }

  @Override
  public FrontEnd.Fed apply(Ops ops, Map<String, Value> inputs) {
    Value words = inputs.get(WordArrays.WORDS);
    Value visible = visible(ops, words);
    List<Value> parts = new ArrayList<>();
    parts.add(
        new Embedding(vocabulary.wordIds(), config.wordWidth(), first())
            .apply(ops.at("words"), words));
    Value forms = forms(ops.at("characters"), inputs.get(WordArrays.CHARACTERS));
    parts.add(ops.embedding(forms, inputs.get(WordArrays.FORMS)));
    for (TagType type : config.features()) {
      Value ids = inputs.get(WordArrays.given(type));
      parts.add(vectors(ops.at(type.key()), vocabulary.tagIds(type), TAG_WIDTH, ids));
    }
    int read = config.wordWidth() + config.formWidth() + config.features().size() * TAG_WIDTH;
    Value seen =
        new BidirectionalLstm(read, width, config.dropout())
            .apply(ops.at("context"), ops.concat(-1, parts.toArray(Value[]::new)), visible);
    Map<String, Value> tags = new LinkedHashMap<>();
    Value vectors = seen;
    for (TagType type : predicted(config, vocabulary)) {
      Ops at = ops.at(type.key());
      int size = vocabulary.tags().get(type).size();
      Value logits =
          new Linear(width, size, true, Initializer.xavier())
              .apply(at, at.dropout(seen, config.dropout(), 1));
      Value table = at.parameter("vectors", new Shape(size, width), Initializer.normal(0.02));
      vectors = ops.add(vectors, ops.matmul(ops.softmax(logits, -1), table));
      tags.put(type.key(), logits);
    }
    return new FrontEnd.Fed(vectors, visible, tags);
  }

  private static final int TAG_WIDTH = 64;
  private static final Initializer NORMAL = Initializer.normal(0.1);

  /** What the vectors of words begin with. */
  private Initializer first() {
    return config.vectors().map(this::read).orElse(NORMAL);
  }

  private Initializer read(Path path) {
    Initializer vectors = new WordVectors(path, vocabulary.byWordId()).or(NORMAL);
    return (values, shape, randomness) -> {
      try {
        vectors.fill(values, shape, randomness);
      } catch (DataException e) {
        throw new DataException(
            "vectors, with word-width = %d: %s".formatted(config.wordWidth(), e.getMessage()), e);
      }
    };
  }

  private static Value visible(Ops ops, Value ids) {
    return ops.not(ops.equal(ids, ops.constant(Vocabulary.PADDING)));
  }

  private static Value vectors(Ops ops, int rows, int width, Value ids) {
    return new Embedding(rows, width, NORMAL).apply(ops, ids);
  }

  /** (forms, characters) to (forms, form width): what each direction says at its end. */
  private Value forms(Ops ops, Value ids) {
    Value visible = visible(ops, ids);
    Value letters = vectors(ops, vocabulary.characterIds(), config.characterWidth(), ids);
    Value both =
        new BidirectionalLstm(config.characterWidth(), config.formWidth(), 0)
            .apply(ops, letters, visible);
    int half = config.formWidth() / 2;
    List<Value> directions = ops.split(both, -1, half, half);
    Value places = ops.positions(ids);
    Value none = ops.sub(places, places);
    Value last = ops.unsqueeze(ops.max(ops.where(visible, places, none), 1), 1);
    Value forward = ops.rows(directions.get(0), last);
    Value backward = ops.slice(directions.get(1), 1, 0, 1);
    return ops.squeeze(ops.concat(-1, forward, backward), 1);
  }
}
