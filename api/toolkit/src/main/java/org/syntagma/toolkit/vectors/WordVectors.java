package org.syntagma.toolkit.vectors;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.syntagma.api.data.DataException;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.random.Randomness;

/**
 * Initializes an embedding from a text file of word vectors, as word2vec, fastText and GloVe write
 * them: on each line a word and its numbers, separated by spaces, perhaps after a first line with
 * the number of words and of numbers; plain or compressed by gzip.
 *
 * <p>A word that the file does not have gets the vector of its lower-case form; where that is
 * absent too, normals with the deviation of the vectors that were found.
 *
 * @param path read when the parameter gets its first values, and not before
 * @param words the word of each row; a blank one is in no file
 */
public record WordVectors(Path path, List<String> words) implements Initializer {
  public WordVectors {
    words = List.copyOf(words);
  }

  /**
   * Fills (words, width).
   *
   * @throws DataException if the file cannot be read, has another width, or has none of the words
   */
  @Override
  public void fill(float[] values, Shape shape, Randomness randomness) {
    Map<String, float[]> vectors = read(Math.toIntExact(shape.get(1)));
    Initializer.normal(deviation(vectors.values())).fill(values, shape, randomness);
    place(vectors, values);
  }

  /** The same, but that words which the file does not have begin as {@code others} says. */
  public Initializer or(Initializer others) {
    return (values, shape, randomness) -> {
      others.fill(values, shape, randomness);
      place(read(Math.toIntExact(shape.get(1))), values);
    };
  }

  private static double deviation(Collection<float[]> vectors) {
    double squares = 0;
    long count = 0;
    for (float[] vector : vectors) {
      for (float value : vector) {
        squares += value * value;
        count++;
      }
    }
    return Math.sqrt(squares / count);
  }

  private void place(Map<String, float[]> vectors, float[] values) {
    for (int row = 0; row < words.size(); row++) {
      String word = words.get(row);
      float[] vector = vectors.getOrDefault(word, vectors.get(lower(word)));
      if (vector != null) {
        System.arraycopy(vector, 0, values, row * vector.length, vector.length);
      }
    }
  }

  private Map<String, float[]> read(int width) {
    Set<String> wanted = new HashSet<>(words);
    words.forEach(word -> wanted.add(lower(word)));
    wanted.removeIf(String::isBlank);
    Map<String, float[]> vectors;
    try {
      vectors = new VectorFile(path, width).read(wanted);
    } catch (NoSuchFileException e) {
      throw new DataException(
          "%s: found no such file; expected word vectors: check the path".formatted(path), e);
    } catch (IOException e) {
      throw new DataException(
          "%s: word vectors cannot be read: %s".formatted(path, e.getMessage()), e);
    }
    if (vectors.isEmpty()) {
      throw new DataException(
          "%s: has none of the %d words of the vocabulary: give vectors of this language, and a tokenizer that knows words"
              .formatted(path, words.size()));
    }
    return vectors;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
