package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;

/** Trees and tags together, once the vocabulary is known. */
record Learned(SyntaxTreeConfig config, Formalism formalism, Vocabulary vocabulary) {
  /** The kinds of tags that are predicted. */
  List<TagType> predicted() {
    return WordReader.predicted(config, vocabulary);
  }

  private String output(TagType type) {
    return config.output(type.key());
  }

  /** The outputs that the loss reads. */
  Set<String> scored() {
    Set<String> scored = with(formalism.scored());
    if (config.attentionHead().learns()) {
      scored.add(config.attentionHead().weights());
    }
    return scored;
  }

  /** The outputs that parsing reads. */
  Set<String> decoded() {
    return with(formalism.decoded());
  }

  private Set<String> with(Set<String> outputs) {
    Set<String> all = new LinkedHashSet<>(outputs);
    predicted().forEach(type -> all.add(output(type)));
    return all;
  }

  /** A batch to parse. */
  TreeBatch reading(Requirements requirements, List<Sentence> sentences, NDManager manager) {
    WordArrays words = arrays(requirements);
    Map<String, NDArray> arrays =
        words.read(sentences, config.features(), (place, word) -> false, manager);
    return new TreeBatch(
        manager, arrays, sentences, words.grid(sentences).rows(), words.padding(sentences));
  }

  private WordArrays arrays(Requirements requirements) {
    return new WordArrays(vocabulary, formalism.ends(), requirements.positions());
  }

  /**
   * A batch with what is to be found.
   *
   * @throws org.syntagma.api.data.DataException if a sentence cannot be read
   */
  TreeBatch learning(
      Requirements requirements,
      List<Sentence> sentences,
      WordArrays.Hiding hiding,
      NDManager manager) {
    requirements.requireCorpus(sentences);
    List<Sentence> tagged = sentences.stream().map(formalism::tagged).toList();
    WordArrays words = arrays(requirements);
    Grid grid = words.grid(tagged);
    Map<String, NDArray> arrays =
        new HashMap<>(words.read(tagged, config.features(), hiding, manager));
    arrays.putAll(formalism.targets(vocabulary, tagged, grid, manager));
    predicted().forEach(type -> arrays.put(type.key(), tags(type, tagged, grid, manager)));
    return new TreeBatch(manager, arrays, tagged, grid.rows(), words.padding(tagged));
  }

  private NDArray tags(TagType type, List<Sentence> sentences, Grid grid, NDManager manager) {
    Names names = vocabulary.tags().get(type);
    long[] targets = grid.nothing();
    for (int row = 0; row < sentences.size(); row++) {
      List<String> tags = sentences.get(row).annotation(type.key()).orElse(List.of());
      for (int i = 0; i < tags.size(); i++) {
        targets[grid.place(row, i + 1)] = names.number(tags.get(i), Grid.NOTHING);
      }
    }
    return grid.array(targets, manager);
  }

  NDArray loss(Map<String, NDArray> outputs, TreeBatch batch) {
    NDArray sum = formalism.loss(vocabulary, outputs, batch);
    for (TagType type : predicted()) {
      NDArray tags = Losses.crossEntropy(outputs.get(output(type)), batch.arrays().get(type.key()));
      sum = sum.add(tags.mul(batch.manager().create((float) config.tagWeight())));
    }
    AttentionHead attention = config.attentionHead();
    return attention.learns()
        ? sum.add(
            attention
                .loss(outputs, batch.arrays().get(Dependencies.HEADS))
                .mul(batch.manager().create((float) attention.weight())))
        : sum;
  }

  Value objective(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    Value sum = formalism.objective(ops, outputs, batch);
    for (TagType type : predicted()) {
      Value tags = Losses.crossEntropy(ops, outputs.get(output(type)), batch.get(type.key()));
      sum = ops.add(sum, ops.mul(tags, config.tagWeight()));
    }
    AttentionHead attention = config.attentionHead();
    return attention.learns()
        ? ops.add(
            sum,
            ops.mul(
                attention.objective(ops, outputs, batch.get(Dependencies.HEADS)),
                attention.weight()))
        : sum;
  }

  /** The batch's sentences with the best trees and tags. */
  List<Sentence> parse(Map<String, NDArray> outputs, TreeBatch batch) {
    List<Sentence> tagged = batch.sentences();
    for (TagType type : predicted()) {
      tagged = tagged(type, outputs.get(output(type)), tagged);
    }
    return formalism.parse(vocabulary, outputs, tagged, batch.lengths());
  }

  private List<Sentence> tagged(TagType type, NDArray logits, List<Sentence> sentences) {
    Names names = vocabulary.tags().get(type);
    int length = (int) logits.getShape().get(1);
    long[] best = logits.argMax(-1).toLongArray();
    List<Sentence> tagged = new ArrayList<>();
    for (int row = 0; row < sentences.size(); row++) {
      List<String> tags = new ArrayList<>();
      for (int i = 0; i < sentences.get(row).words().size(); i++) {
        tags.add(names.name((int) best[row * length + i + 1]));
      }
      tagged.add(sentences.get(row).with(type.key(), tags));
    }
    return tagged;
  }
}
