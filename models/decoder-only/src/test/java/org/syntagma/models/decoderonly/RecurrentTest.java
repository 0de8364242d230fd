package org.syntagma.models.decoderonly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.syntagma.toolkit.shapes.ArrayType;
import org.syntagma.toolkit.shapes.Shapes;
import org.syntagma.toolkit.shapes.Trace;

class RecurrentTest {
  private static final long VOCABULARY = 11;

  @Test
  void countsParametersInClosedForm() {
    long layers = 4 * 8 * (6 + 8 + 1) + 4 * 8 * (8 + 8 + 1);
    assertEquals(
        VOCABULARY * 6 + layers + VOCABULARY * (8 + 1),
        trace(new RecurrentConfig(2, 6, 8, false, 0)).parameterCount());
    assertEquals(
        VOCABULARY * 8 + 4 * 8 * (8 + 8 + 1),
        trace(new RecurrentConfig(1, 8, 8, true, 0)).parameterCount());
  }

  @Test
  void computesHiddenStatesAndLogitsOfAnyLength() {
    assertEquals(
        Map.of("hidden", ArrayType.float32(3, 5, 8), "logits", ArrayType.float32(3, 5, 11)),
        trace(new RecurrentConfig(2, 6, 8, false, 0)).outputs());
    assertEquals(
        OptionalInt.empty(), new Recurrent(RecurrentConfig.defaults(), (int) VOCABULARY).context());
  }

  @Test
  void tyingNeedsVectorsAsWideAsTheState() {
    assertTrue(new RecurrentConfig(1, 8, 8, true, 0).isSameSizeWhereTied());
    assertTrue(new RecurrentConfig(1, 6, 8, false, 0).isSameSizeWhereTied());
    assertFalse(new RecurrentConfig(1, 6, 8, true, 0).isSameSizeWhereTied());
  }

  private static Trace trace(RecurrentConfig config) {
    return Shapes.trace(new Recurrent(config, (int) VOCABULARY), Map.of("tokens", new Shape(3, 5)));
  }
}
