package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.model.Head;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TagType;

/** What differs between kinds of trees. */
sealed interface Formalism permits Dependencies, Constituents {
  /** Whether a symbol follows the last word. */
  boolean ends();

  /**
   * The labels of a sentence's tree.
   *
   * @throws org.syntagma.api.data.DataException if it has no tree of this kind
   */
  List<String> labels(Sentence sentence);

  /** The sentence with the tags that are a part of its tree. */
  Sentence tagged(Sentence sentence);

  /**
   * What scores a tree's parts.
   *
   * @param encoded the output that has the encoded words
   * @param width of each
   */
  List<Head> heads(Vocabulary vocabulary, String encoded, int width);

  /** The outputs that the loss reads. */
  Set<String> scored();

  /** What the loss reads from a batch. */
  Map<String, NDArray> targets(
      Vocabulary vocabulary, List<Sentence> sentences, Grid grid, NDManager manager);

  /** The sum of the losses of a batch's trees; NaN where scores are not finite. */
  NDArray loss(Vocabulary vocabulary, Map<String, NDArray> outputs, TreeBatch batch);

  /** The same where each part is learned by itself. */
  Value objective(Ops ops, Map<String, Value> outputs, Map<String, Value> batch);

  /** The outputs that decoding reads. */
  Set<String> decoded();

  /**
   * The sentences with the best trees.
   *
   * @param sentences with tags
   * @param lengths the words of each row, of which there may be more than sentences
   */
  List<Sentence> parse(
      Vocabulary vocabulary, Map<String, NDArray> outputs, List<Sentence> sentences, int[] lengths);

  /**
   * How good trees are, from 0 to 100, by name; with {@code invalid}, how many sentences the
   * measures of constituents leave out.
   */
  Map<String, Double> score(List<Sentence> gold, List<Sentence> found, List<TagType> predicted);
}
