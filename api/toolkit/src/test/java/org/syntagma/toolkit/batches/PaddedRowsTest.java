package org.syntagma.toolkit.batches;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaddedRowsTest {
  @Test
  void widthsAreMultiplesOfEightUpToTheLimitAndNever0() {
    assertEquals(1, PaddedRows.width(0, 20));
    assertEquals(8, PaddedRows.width(1, 20));
    assertEquals(8, PaddedRows.width(8, 20));
    assertEquals(16, PaddedRows.width(9, 20));
    assertEquals(20, PaddedRows.width(17, 20));
    assertEquals(Integer.MAX_VALUE, PaddedRows.width(Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void rowsArePaddedBehindTheirEnds() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      List<int[]> rows = List.of(new int[] {5, 6, 7}, new int[0], new int[] {8});
      NDArray array = PaddedRows.of(rows, -1, 4, manager);
      assertEquals(DataType.INT64, array.getDataType());
      assertEquals(new Shape(3, 4), array.getShape());
      assertArrayEquals(
          new long[] {5, 6, 7, -1, -1, -1, -1, -1, 8, -1, -1, -1}, array.toLongArray());
      assertEquals(8 / 12.0, PaddedRows.padding(4, List.of(array)), 1e-12);
      assertEquals(0, PaddedRows.padding(0, List.of()));
    }
  }
}
