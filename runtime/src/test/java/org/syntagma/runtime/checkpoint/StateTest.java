package org.syntagma.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.state.StateException;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

class StateTest {
  private static final double ODD_NAN = Double.longBitsToDouble(0x7ff8000000000123L);

  @TempDir private Path folder;
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void restoresScalarsToTheBit() {
    List<Long> numbers = List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1);
    List<Double> reals =
        List.of(0.0, -0.0, 3.0, 0.1, 1e300, Double.MIN_VALUE, 1.0 / 3, ODD_NAN, -1 / 0.0, 1 / 0.0);
    saved(
        out -> {
          numbers.forEach(each -> out.number("number " + each, each));
          reals.forEach(each -> out.real("real " + each, each));
        },
        in -> {
          numbers.forEach(each -> assertEquals(each, in.number("number " + each)));
          reals.forEach(
              each ->
                  assertEquals(
                      Double.doubleToRawLongBits(each),
                      Double.doubleToRawLongBits(in.real("real " + each))));
        });
  }

  @Test
  void restoresTextsAndPartsInTheirOrder() {
    List<String> texts = List.of("", "\n", "</script>", "ü😀\u2028", "\"");
    saved(
        out -> {
          out.texts("vocabulary", texts);
          StateWriter part = out.part("a/b");
          part.text("a", "inner");
          out.part("a").part("b").text("a", "other");
          out.texts("none", List.of());
          out.text("name", "NaN");
        },
        in -> {
          assertEquals(texts, in.texts("vocabulary"));
          assertEquals("inner", in.part("a/b").text("a"));
          assertEquals("other", in.part("a").part("b").text("a"));
          assertEquals(List.of(), in.texts("none"));
          assertEquals("NaN", in.text("name"));
          assertEquals(List.of("vocabulary", "a/b", "a", "none", "name"), List.copyOf(in.names()));
        });
  }

  @Test
  void restoresArraysToTheBit() {
    float[] floats = {-0f, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 1f / 3, 7f};
    NDArray matrix = manager.create(floats, new Shape(2, 3));
    saved(
        out -> {
          out.array("float", matrix);
          out.array("view", matrix.transpose());
          out.part("a").array("~/", manager.create(new int[] {Integer.MIN_VALUE, 5}));
          out.part("b").array("long", manager.create(new long[] {Long.MAX_VALUE}));
          out.array("byte", manager.create(new int[] {0, 255}).toType(DataType.UINT8, false));
          out.array("scalar", manager.create(2.5f));
          out.array("empty", manager.create(new Shape(0, 4)));
        },
        in -> {
          assertSame(matrix, in.array("float", manager));
          assertArrayEquals(floats, in.array("float", manager).toFloatArray());
          assertSame(matrix.transpose().duplicate(), in.array("view", manager));
          assertArrayEquals(
              new int[] {Integer.MIN_VALUE, 5}, in.part("a").array("~/", manager).toIntArray());
          assertArrayEquals(
              new long[] {Long.MAX_VALUE}, in.part("b").array("long", manager).toLongArray());
          assertArrayEquals(new int[] {0, 255}, in.array("byte", manager).toUint8Array());
          assertEquals(new Shape(), in.array("scalar", manager).getShape());
          assertEquals(2.5f, in.array("scalar", manager).getFloat());
          assertEquals(new Shape(0, 4), in.array("empty", manager).getShape());
        });
  }

  @Test
  void restoresALargeArray() {
    NDArray large = manager.arange(600_001f);
    saved(
        out -> {
          out.array("before", manager.create(1f));
          out.array("large", large);
        },
        in -> assertSame(large, in.array("large", manager)));
  }

  @Test
  void copiesAnArrayBeforeItChanges() {
    NDArray array = manager.create(new float[] {1, 2});
    saved(
        out -> {
          out.array("moment", array);
          array.muli(10);
        },
        in -> assertArrayEquals(new float[] {1, 2}, in.array("moment", manager).toFloatArray()));
  }

  @Test
  void saysWhatIsMissingOrOfAnotherType() {
    saved(
        out -> {
          StateWriter part = out.part("adamw");
          part.number("count", 3);
          part.real("rate", 3.0);
          part.text("name", "3");
          part.texts("names", List.of("3"));
          part.array("moment", manager.create(3f));
        },
        in -> {
          StateReader part = in.part("adamw");
          refuses(() -> part.number("update"), "has no state /adamw/update");
          refuses(() -> in.part("sgd"), "has no state /sgd");
          refuses(
              () -> part.number("rate"),
              "state /adamw/rate is the number 3.0, expected a whole number");
          refuses(() -> part.real("count"), "is the number 3, expected a real number");
          refuses(() -> part.number("name"), "is a text, expected a whole number");
          refuses(() -> part.text("names"), "is a list of texts, expected a text");
          refuses(() -> part.texts("name"), "is a text, expected a list of texts");
          refuses(() -> part.part("moment"), "is an array, expected a part");
          refuses(() -> in.array("adamw", manager), "is a part, expected an array");
        });
  }

  @Test
  void refusesAnArrayOfAnotherTypeAndANameUsedTwice() {
    try (CheckpointWriter out = new Checkpoints(folder).begin(new Position(0, "a", 1))) {
      StateWriter state = out.state().part("p");
      NDArray wide = manager.create(new double[] {1});
      refuses(() -> state.array("x", wide), "state /p/x is of type float64: save float32");
      state.number("y", 1);
      refuses(() -> state.text("y", ""), "state /p/y was saved twice");
      CheckpointException e =
          assertThrows(
              CheckpointException.class,
              () ->
                  out.model(
                      "main",
                      CheckpointTest.json("a"),
                      CheckpointTest.json("b"),
                      Map.of("w", wide)));
      assertTrue(e.getMessage().contains("parameter 'w' of model 'main' is of type float64"));
    }
  }

  private void saved(Consumer<StateWriter> save, Consumer<StateReader> load) {
    try (CheckpointWriter out = new Checkpoints(folder).begin(new Position(0, "a", 1))) {
      save.accept(out.state());
      try (Checkpoint read = Checkpoint.open(out.commit())) {
        load.accept(read.state());
      }
    }
  }

  private static void refuses(Runnable action, String message) {
    StateException e = assertThrows(StateException.class, action::run);
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private static void assertSame(NDArray expected, NDArray found) {
    assertEquals(expected.getShape(), found.getShape());
    assertEquals(expected.toByteBuffer(), found.toByteBuffer());
  }
}
