package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Model;
import org.syntagma.api.syntax.Sentence;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

/**
 * Sentences as arrays, with the distances of their words.
 *
 * @param sentences those of the first rows; the other rows are padding
 */
record ProbeBatch(
    NDManager manager, Map<String, NDArray> arrays, List<Sentence> sentences, double padding)
    implements Batch {
  ProbeBatch {
    arrays = Map.copyOf(arrays);
    sentences = List.copyOf(sentences);
  }

  /**
   * Arrays that a reader reads, and the distances that are to be found.
   *
   * @throws org.syntagma.api.data.DataException if a sentence cannot be read, or has no dependency
   *     tree
   */
  static ProbeBatch of(
      WordReader reader, Model model, List<Sentence> sentences, NDManager manager) {
    Requirements requirements = Requirements.of(reader.config(), model);
    requirements.requireCorpus(sentences);
    boolean ends = reader.config().trees() == TreeType.CONSTITUENCY;
    WordArrays words = new WordArrays(reader.vocabulary(), ends, requirements.positions());
    Grid grid = words.grid(sentences);
    float[] distances = new float[grid.size() * grid.length()];
    float[] pairs = new float[distances.length];
    for (int row = 0; row < sentences.size(); row++) {
      int[][] gold = TreeDistances.of(sentences.get(row));
      for (int i = 0; i < gold.length; i++) {
        for (int j = 0; j < gold.length; j++) {
          int place = grid.place(row, i + 1) * grid.length() + j + 1;
          distances[place] = gold[i][j];
          pairs[place] = i == j ? 0 : 1f / (gold.length * gold.length);
        }
      }
    }
    Shape shape = new Shape(grid.rows(), grid.length(), grid.length());
    Map<String, NDArray> arrays =
        new HashMap<>(
            words.read(sentences, reader.config().features(), (place, word) -> false, manager));
    arrays.put(DistanceLoss.DISTANCES, manager.create(distances, shape));
    arrays.put(DistanceLoss.PAIRS, manager.create(pairs, shape));
    return new ProbeBatch(manager, arrays, sentences, words.padding(sentences));
  }

  /** Sentences. */
  @Override
  public long count() {
    return sentences.size();
  }
}
