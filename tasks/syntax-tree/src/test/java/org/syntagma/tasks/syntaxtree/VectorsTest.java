package org.syntagma.tasks.syntaxtree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.syntagma.tasks.syntaxtree.Treebank.dependency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.data.DataException;
import org.syntagma.api.model.Model;
import org.syntagma.tasks.syntaxtree.SyntaxTreeConfig.TreeType;

/** Vectors of words, made elsewhere. */
class VectorsTest {
  private static final int WIDTH = 8;

  @TempDir Path folder;

  private float[] words(Backend backend, TinyConfig config) {
    SyntaxTree task = new SyntaxTree(config.config());
    task.learn(
        new Treebank(
            List.of(
                dependency(
                    List.of("Dogs", "see", "cats"),
                    List.of(2, 0, 2),
                    List.of("nsubj", "root", "obj")))));
    try (Model model = Pupil.model(task, new TinyEncoder(8, 1, 0), backend)) {
      return model.parameters().get("inputs.words.words.weight").toFloatArray();
    }
  }

  @Test
  void areWhatWordsOfTheFileBeginWith() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("vectors.txt"),
            "dogs 1 2 3 4 5 6 7 8\nzebra 9 9 9 9 9 9 9 9\nsee 8 7 6 5 4 3 2 1\n");
    TinyConfig config = TinyConfig.of(TreeType.DEPENDENCY);
    try (Backend backend = Parts.eager()) {
      float[] expected = words(backend, config);
      // In order: four that are no words, cats, dogs, see.
      System.arraycopy(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 0, expected, 5 * WIDTH, WIDTH);
      System.arraycopy(new float[] {8, 7, 6, 5, 4, 3, 2, 1}, 0, expected, 6 * WIDTH, WIDTH);
      assertArrayEquals(expected, words(backend, config.vectors(file)));
    }
  }

  @Test
  void mustBeAsWideAsThoseOfWords() throws IOException {
    Path file = Files.writeString(folder.resolve("vectors.txt"), "dogs 1 2 3\n");
    TinyConfig config = TinyConfig.of(TreeType.DEPENDENCY).vectors(file);
    try (Backend backend = Parts.eager()) {
      String told = assertThrows(DataException.class, () -> words(backend, config)).getMessage();
      assertTrue(
          told.startsWith("vectors, with word-width = 8: ")
              && told.contains("line 1: found 3 numbers after 'dogs'; expected 8"),
          told);
    }
  }
}
