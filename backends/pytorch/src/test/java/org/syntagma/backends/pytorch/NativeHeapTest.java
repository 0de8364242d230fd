package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeHeapTest {
  /** 64 KiB each, so that none is a mapping of its own; 1 GiB in all. */
  private static final int ARRAYS = 16384;

  private static final Shape SHAPE = new Shape(16384);

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void givesBackWhatIsFreeBetweenArrays() {
    NativeHeap heap = new NativeHeap(0);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      heap.tidy();
      long before = NativeHeap.pages();
      List<NDArray> arrays = new ArrayList<>();
      for (int i = 0; i < ARRAYS; i++) {
        arrays.add(manager.ones(SHAPE));
      }
      // What is left pins the heap, so that the C library gives nothing back by itself.
      for (int i = 0; i < ARRAYS; i++) {
        if (i % 100 < 99) {
          arrays.get(i).close();
        }
      }
      long holed = NativeHeap.pages();
      assertTrue(holed > 2 * before, () -> "no holes: " + before + " to " + holed + " pages");
      heap.tidy();
      long tidy = NativeHeap.pages() - before;
      assertTrue(tidy < (holed - before) / 2, () -> tidy + " more pages of " + (holed - before));
      assertTrue(arrays.get(99).sum().getFloat() == 16384, "what is in use stays");
    }
  }
}
