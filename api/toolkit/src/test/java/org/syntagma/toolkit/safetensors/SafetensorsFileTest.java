package org.syntagma.toolkit.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.toolkit.SharedData;

class SafetensorsFileTest {
  @TempDir private Path folder;

  @Test
  void writesTheBytesThatTheFormatPrescribes() throws IOException {
    Path file = folder.resolve("two.safetensors");
    SafetensorsWriter.write(
        file,
        List.of(
            new TensorSource(
                "flags", Dtype.U8, List.of(3L), () -> ByteBuffer.wrap(new byte[] {7, 8, 9})),
            new TensorSource("ü", Dtype.F32, List.of(1L, 2L), () -> floats(1f, -2.5f))),
        Map.of("format", "pt", "author", "\"x\""));
    String header =
        "{\"__metadata__\":{\"author\":\"\\\"x\\\"\",\"format\":\"pt\"},"
            + "\"ü\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
            + "\"flags\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[8,11]}}";
    int padded = (header.getBytes(UTF_8).length + 7) / 8 * 8;
    ByteBuffer expected = ByteBuffer.allocate(8 + padded + 11).order(ByteOrder.LITTLE_ENDIAN);
    expected.putLong(padded).put(header.getBytes(UTF_8));
    while (expected.position() < 8 + padded) {
      expected.put((byte) ' ');
    }
    expected.putInt(0x3f800000).putInt(0xc0200000).put(new byte[] {7, 8, 9});
    assertArrayEquals(expected.array(), Files.readAllBytes(file));
  }

  @Test
  void readsWhatItWrote() {
    Path file = folder.resolve("some.safetensors");
    SafetensorsWriter.write(
        file,
        List.of(
            new TensorSource("scalar", Dtype.F32, List.of(), () -> floats(Float.NaN)),
            new TensorSource("empty", Dtype.F32, List.of(4L, 0L), () -> floats()),
            new TensorSource("pair", Dtype.F32, List.of(2L), () -> floats(3f, 4f))),
        Map.of());
    try (SafetensorsFile read = SafetensorsFile.open(file)) {
      assertEquals(
          List.of(
              new TensorInfo("scalar", Dtype.F32, List.of(), 0, 4),
              new TensorInfo("empty", Dtype.F32, List.of(4L, 0L), 4, 4),
              new TensorInfo("pair", Dtype.F32, List.of(2L), 4, 12)),
          read.tensors());
      ByteBuffer pair = read.read("pair");
      assertTrue(pair.isDirect());
      assertEquals(3f, pair.getFloat());
      assertEquals(4f, pair.getFloat());
      assertFalse(pair.hasRemaining());
      assertEquals(0, read.read("empty").remaining());
      assertTrue(Float.isNaN(read.read("scalar").getFloat()));
      ByteBuffer second = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      read.read("pair", 4, second);
      assertEquals(4f, second.getFloat(0));
      assertThrows(IndexOutOfBoundsException.class, () -> read.read("pair", 8, second.clear()));
      assertTrue(read.metadata().isEmpty());
      SafetensorsException e = assertThrows(SafetensorsException.class, () -> read.read("triple"));
      assertTrue(e.getMessage().endsWith("has no tensor 'triple'; it has 3 others"));
    }
  }

  @Test
  void writesALargeTensorWhole() {
    byte[] bytes = new byte[(5 << 19) + 3];
    new Random(7).nextBytes(bytes);
    Path file = folder.resolve("large.safetensors");
    SafetensorsWriter.write(
        file,
        List.of(
            new TensorSource(
                "a", Dtype.U8, List.of((long) bytes.length), () -> ByteBuffer.wrap(bytes))),
        Map.of());
    try (SafetensorsFile read = SafetensorsFile.open(file)) {
      assertEquals(ByteBuffer.wrap(bytes), read.read("a"));
    }
  }

  @Test
  void readsPastTwoGibibytes() throws IOException {
    long large = 3L << 30;
    String header =
        String.format(
            "{\"large\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]},"
                + "\"tail\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[%d,%d]}}",
            large, large, large, large + 2);
    Path file = folder.resolve("sparse.safetensors");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(HostileFileTest.file(header, new byte[0]));
      channel.write(ByteBuffer.wrap(new byte[] {5, 6, 7}), 8 + header.length() + large - 1);
    }
    try (SafetensorsFile read = SafetensorsFile.open(file)) {
      assertEquals(6, read.read("tail").get());
      ByteBuffer last = ByteBuffer.allocate(2);
      read.read("large", large - 2, last);
      assertArrayEquals(new byte[] {0, 5}, last.array());
      SafetensorsException e = assertThrows(SafetensorsException.class, () -> read.read("large"));
      assertTrue(e.getMessage().contains("3221225472 bytes: read it in pieces"));
    }
  }

  @Test
  void refusesToWriteWhatItCouldNotRead() {
    refuses("two tensors are called 'a'", source("a", 1, 4), source("a", 1, 4));
    refuses("no tensor can be called '__metadata__'", source("__metadata__", 1, 4));
    refuses("no tensor can be called", source("\ud800", 1, 4));
    refuses("takes 8 bytes, 4 were given", source("a", 2, 4));
    refuses("has no valid size", source("a", 1L << 62, 4));
    assertThrows(IllegalArgumentException.class, () -> source("a", -1, 4));
    Path nowhere = folder.resolve("absent").resolve("x");
    SafetensorsException e =
        assertThrows(
            SafetensorsException.class,
            () -> SafetensorsWriter.write(nowhere, List.of(), Map.of()));
    assertTrue(e.getMessage().contains("cannot be written"));
  }

  @Test
  void rewritesPublishedFilesToTheSameBytes() throws IOException {
    for (String name : List.of("tiny_random_gpt2", "stories260K/hf")) {
      Path original = SharedData.find(name).resolve("model.safetensors");
      Path copy = folder.resolve("copy");
      try (SafetensorsFile read = SafetensorsFile.open(original)) {
        List<TensorSource> sources =
            read.tensors().stream()
                .map(
                    t ->
                        new TensorSource(t.name(), t.dtype(), t.shape(), () -> read.read(t.name())))
                .toList();
        SafetensorsWriter.write(copy, sources, new HashMap<>(read.metadata()));
      }
      assertEquals(-1, Files.mismatch(original, copy), name);
    }
  }

  private void refuses(String message, TensorSource... sources) {
    SafetensorsException e =
        assertThrows(
            SafetensorsException.class,
            () -> SafetensorsWriter.write(folder.resolve("bad"), List.of(sources), Map.of()));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  private static TensorSource source(String name, long length, int bytes) {
    return new TensorSource(name, Dtype.F32, List.of(length), () -> ByteBuffer.allocate(bytes));
  }

  private static ByteBuffer floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes;
  }
}
