package org.syntagma.backends.pytorch;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a device can do in bfloat16. */
enum Bfloat16Hardware {
  /** Nothing that is faster than in float32. */
  NONE(Integer.MAX_VALUE),

  /**
   * Instructions that multiply vectors: products of large matrices take half of the time of float32
   * (libtorch 2.7.1 on AMD Zen 5). A token takes half to two thirds of it, and all of it in one row
   * of 1,024 tokens.
   */
  VECTORS(1),

  /**
   * Units that multiply matrices. In few rows they stand idle: there, reading the weights is what
   * takes time.
   */
  MATRICES(8);

  private final int generatedRows;

  Bfloat16Hardware(int generatedRows) {
    this.generatedRows = generatedRows;
  }

  /** From how many rows on it generates faster in bfloat16 than in float32. */
  int generatedRows() {
    return generatedRows;
  }

  /** Ampere, the first with bfloat16: 8.0. */
  private static final int AMPERE = 80;

  static Bfloat16Hardware of(Device device) {
    if (!device.isGpu()) {
      return ofProcessor(Path.of("/proc/cpuinfo"));
    }
    int capability = Integer.parseInt(CudaUtils.getComputeCapability(device.getDeviceId()));
    return capability >= AMPERE ? MATRICES : NONE;
  }

  /** {@link #NONE} where there is no such file: other systems do not say. */
  static Bfloat16Hardware ofProcessor(Path information) {
    try (Stream<String> lines = Files.lines(information)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> ofFlags(List.of(line.split("\\s+"))))
          .orElse(NONE);
    } catch (IOException e) {
      return NONE;
    }
  }

  /** As Linux calls them. */
  private static Bfloat16Hardware ofFlags(List<String> flags) {
    if (flags.containsAll(List.of("amx_tile", "amx_bf16"))) {
      return MATRICES;
    }
    return flags.contains("avx512_bf16") ? VECTORS : NONE;
  }
}
