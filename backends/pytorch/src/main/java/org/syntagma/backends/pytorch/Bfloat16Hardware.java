package org.syntagma.backends.pytorch;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whether a device has units that multiply matrices in bfloat16. */
final class Bfloat16Hardware {
  /** What Linux calls Intel's AMX units. Without them bfloat16 is slower than float32. */
  private static final List<String> AMX = List.of("amx_tile", "amx_bf16");

  /** Ampere, the first with bfloat16: 8.0. */
  private static final int AMPERE = 80;

  private Bfloat16Hardware() {}

  static boolean in(Device device) {
    return device.isGpu()
        ? Integer.parseInt(CudaUtils.getComputeCapability(device.getDeviceId())) >= AMPERE
        : inProcessor(Path.of("/proc/cpuinfo"));
  }

  /** False where there is no such file: other systems do not say. */
  static boolean inProcessor(Path information) {
    try (Stream<String> lines = Files.lines(information)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> List.of(line.split("\\s+")).containsAll(AMX))
          .orElse(false);
    } catch (IOException e) {
      return false;
    }
  }
}
