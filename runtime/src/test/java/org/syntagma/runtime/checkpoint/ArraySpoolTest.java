package org.syntagma.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.toolkit.safetensors.SafetensorsFile;

class ArraySpoolTest {
  @TempDir private Path folder;

  @Test
  void givesBackArraysOfManyPieces() throws IOException {
    Path file = folder.resolve("arrays");
    try (NDManager manager = NDManager.newBaseManager();
        ArraySpool spool = new ArraySpool(folder.resolve("spool"))) {
      NDArray first = manager.arange(700_000f);
      NDArray second = first.add(1);
      spool.add("first", first);
      spool.add("second", second);
      spool.writeTo(file);
      try (SafetensorsFile read = SafetensorsFile.open(file)) {
        assertArrayEquals(
            first.toFloatArray(), ArrayBytes.read(read, "first", manager).toFloatArray());
        assertArrayEquals(
            second.toFloatArray(), ArrayBytes.read(read, "second", manager).toFloatArray());
      }
    }
  }

  @Test
  void readsBeyondTwoGibibytesAndNeverWaitsForMoreThanThereIs() throws IOException {
    long begin = 3L << 30;
    try (FileChannel sparse =
        FileChannel.open(
            folder.resolve("sparse"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      sparse.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), begin);
      ByteBuffer bytes = ByteBuffer.allocate(3);
      ArraySpool.fill(bytes, sparse, begin);
      assertArrayEquals(new byte[] {1, 2, 3}, bytes.array());
      EOFException e =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20),
              () ->
                  assertThrows(
                      EOFException.class,
                      () -> ArraySpool.fill(ByteBuffer.allocate(4), sparse, begin)));
      assertEquals("it ends before byte " + (begin + 4), e.getMessage());
    }
  }
}
