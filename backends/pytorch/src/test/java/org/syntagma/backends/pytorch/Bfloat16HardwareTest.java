package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Bfloat16HardwareTest {
  @TempDir Path folder;

  @Test
  void aProcessorMultipliesMatricesOnlyWithTilesAndTheirProducts() throws IOException {
    assertEquals(
        Bfloat16Hardware.MATRICES,
        found("flags\t\t: fpu avx512_bf16 amx_bf16 avx512_fp16 amx_tile amx_int8\n"));
    assertEquals(Bfloat16Hardware.VECTORS, found("flags\t\t: fpu avx512_bf16 amx_tile amx_int8\n"));
    assertEquals(Bfloat16Hardware.NONE, found("flags\t\t: fpu avx512f avx2\n"));
    assertEquals(
        Bfloat16Hardware.NONE,
        found("processor : 0\nFeatures : fp asimd bf16 amx_bf16 amx_tile\n"));
    assertEquals(Bfloat16Hardware.NONE, found(""));
  }

  @Test
  void aSystemThatDoesNotSayCountsAsWithout() {
    assertEquals(Bfloat16Hardware.NONE, Bfloat16Hardware.ofProcessor(folder.resolve("nothing")));
  }

  @Test
  void autoIsOneOfTheOthersAndTheOthersAreThemselves() {
    boolean none = Bfloat16Hardware.of(Device.cpu()) == Bfloat16Hardware.NONE;
    Precision expected = none ? Precision.FLOAT32 : Precision.BFLOAT16;
    assertEquals(expected, Precision.AUTO.on(Device.cpu()));
    assertEquals(Precision.FLOAT32, Precision.FLOAT32.on(Device.cpu()));
    assertEquals(Precision.BFLOAT16, Precision.BFLOAT16.on(Device.cpu()));
  }

  private Bfloat16Hardware found(String information) throws IOException {
    Path file = Files.writeString(folder.resolve("cpuinfo"), information);
    return Bfloat16Hardware.ofProcessor(file);
  }
}
