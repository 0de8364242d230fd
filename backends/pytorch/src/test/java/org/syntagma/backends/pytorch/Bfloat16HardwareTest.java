package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Bfloat16HardwareTest {
  @TempDir Path folder;

  @Test
  void aProcessorHasItOnlyWithTilesAndTheirProducts() throws IOException {
    assertTrue(found("flags\t\t: fpu avx512_bf16 amx_bf16 avx512_fp16 amx_tile amx_int8\n"));
    assertFalse(found("flags\t\t: fpu avx512_bf16 amx_tile amx_int8\n"));
    assertFalse(found("processor : 0\nFeatures : fp asimd bf16 amx_bf16 amx_tile\n"));
    assertFalse(found(""));
  }

  @Test
  void aSystemThatDoesNotSayCountsAsWithout() {
    assertFalse(Bfloat16Hardware.inProcessor(folder.resolve("nothing")));
  }

  @Test
  void autoIsOneOfTheOthersAndTheOthersAreThemselves() {
    Precision expected = Bfloat16Hardware.in(Device.cpu()) ? Precision.BFLOAT16 : Precision.FLOAT32;
    assertEquals(expected, Precision.AUTO.on(Device.cpu()));
    assertEquals(Precision.FLOAT32, Precision.FLOAT32.on(Device.cpu()));
    assertEquals(Precision.BFLOAT16, Precision.BFLOAT16.on(Device.cpu()));
  }

  private boolean found(String information) throws IOException {
    Path file = Files.writeString(folder.resolve("cpuinfo"), information);
    return Bfloat16Hardware.inProcessor(file);
  }
}
