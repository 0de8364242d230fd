package org.syntagma.toolkit.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syntagma.api.state.StateException;
import org.syntagma.api.state.StateReader;

class SnapshotTest {
  @Test
  void writesWhatItWasToldEvenIfThatHasChangedSince() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray floats = manager.create(new float[] {1.5f, Float.NaN, -0f});
      NDArray longs = manager.create(new long[] {Long.MIN_VALUE, 7});
      List<String> texts = new ArrayList<>(List.of("a", "b"));
      Snapshot snapshot = new Snapshot();
      snapshot.number("number", 3);
      snapshot.real("real", Math.PI);
      snapshot.text("text", "words");
      snapshot.part("inner").texts("texts", texts);
      snapshot.array("floats", floats);
      snapshot.array("longs", longs);
      texts.clear();
      floats.muli(2);
      longs.close();

      Snapshot written = new Snapshot();
      snapshot.writeTo(written, manager);
      StateReader reader = written.reader();
      assertEquals(
          List.of("number", "real", "text", "inner", "floats", "longs"),
          List.copyOf(reader.names()));
      assertEquals(3, reader.number("number"));
      assertEquals(Math.PI, reader.real("real"));
      assertEquals("words", reader.text("text"));
      assertEquals(List.of("a", "b"), reader.part("inner").texts("texts"));
      assertArrayEquals(
          new float[] {1.5f, Float.NaN, -0f}, reader.array("floats", manager).toFloatArray());
      NDArray copy = reader.array("longs", manager);
      assertEquals(DataType.INT64, copy.getDataType());
      assertArrayEquals(new long[] {Long.MIN_VALUE, 7}, copy.toLongArray());
    }
  }

  @Test
  void isAsStrictAboutNamesAndTypesAsACheckpoint() {
    Snapshot snapshot = new Snapshot();
    snapshot.part("inner").number("number", 3);
    StateReader inner = snapshot.reader().part("inner");
    assertEquals(
        "state 'inner.number': found Long, expected String",
        assertThrows(StateException.class, () -> inner.text("number")).getMessage());
    assertEquals(
        "state 'inner.other': found nothing, expected Long",
        assertThrows(StateException.class, () -> inner.number("other")).getMessage());
    assertThrows(IllegalStateException.class, () -> snapshot.part("inner"));
  }
}
