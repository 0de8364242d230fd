package org.syntagma.models.encoderonly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.backends.eager.EagerBackend;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;

class TextCnnTest {
  private static final int VOCABULARY = 4;

  @Test
  void givesEachFiltersMaximum() {
    TextCnn network = new TextCnn(new TextCnnConfig(6, List.of(2, 5), 7, 0), VOCABULARY, 0);
    assertEquals(
        Map.of("encoded", ArrayType.float32(3, 9, 14), "features", ArrayType.float32(3, 14)),
        Shapes.trace(network, Map.of("source", new Shape(3, 9))).outputs());
  }

  @Test
  void findsAPairOfTokensWhereverItIsAndSeesNoPadding() {
    TextCnn network = new TextCnn(new TextCnnConfig(2, List.of(2), 1, 0), VOCABULARY, 0);
    try (Backend backend = new EagerBackend("PyTorch", "cpu")) {
      NDManager manager = backend.manager();
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      // Token 1 is (1, 0) and token 2 is (0, 1); even padding has a vector.
      arrays.put(
          "embedding.weight", manager.create(new float[] {9, 9, 1, 0, 0, 1, 0, 0}).reshape(4, 2));
      // 1 for the first component, then 10 for the second at the next place.
      arrays.put("filters.0.weight", manager.create(new float[] {1, 0, 0, 10}).reshape(1, 2, 2));
      arrays.put("filters.0.bias", manager.create(new float[] {-0.5f}));
      long[] source = {1, 2, 3, 3, 3, 3, 1, 2, 2, 1, 3, 0, 1, 0, 0, 0};
      NDArray features =
          backend
              .forward(network, Set.of("features"))
              .run(
                  new Parameters(arrays),
                  Map.of("source", manager.create(source, new Shape(4, 4))),
                  Mode.inference(),
                  manager)
              .get("features");
      assertArrayEquals(new float[] {10.5f, 10.5f, 0.5f, 0.5f}, features.toFloatArray(), 1e-5f);
    }
  }
}
