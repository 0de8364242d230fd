package org.syntagma.trainers.supervised;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syntagma.api.backend.Backend;
import org.syntagma.api.state.StateReader;
import org.syntagma.testkit.state.MemoryState;

class SnapshotTest {
  @Test
  void writesWhatItWasToldEvenIfThatHasChangedSince() {
    try (Backend backend = Parts.backend();
        NDManager manager = backend.manager().newSubManager()) {
      NDArray floats = manager.create(new float[] {1.5f, Float.NaN, -0f});
      NDArray longs = manager.create(new long[] {Long.MIN_VALUE, 7});
      List<String> texts = new ArrayList<>(List.of("a", "b"));
      Snapshot snapshot = new Snapshot(backend.manager());
      snapshot.number("number", 3);
      snapshot.real("real", Math.PI);
      snapshot.text("text", "words");
      snapshot.part("inner").texts("texts", texts);
      snapshot.array("floats", floats);
      snapshot.array("longs", longs);
      texts.clear();
      floats.muli(2);
      longs.close();

      MemoryState state = new MemoryState();
      snapshot.writeTo(state);
      StateReader reader = state.reader();
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
}
