package org.syntagma.toolkit.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds DJL's engines and devices by the names that people write. */
public final class Devices {
  private static final Pattern GPU = Pattern.compile("gpu(?::(\\d+))?");

  private Devices() {}

  /**
   * The engine called {@code name}.
   *
   * @throws IllegalArgumentException if there is none; names those there are
   */
  public static Engine engine(String name) {
    if (!Engine.hasEngine(name)) {
      throw new IllegalArgumentException(
          "no DJL engine is called '%s'; on the class path: %s"
              .formatted(name, new TreeSet<>(Engine.getAllEngines())));
    }
    return Engine.getEngine(name);
  }

  /**
   * The device that {@code text} names: {@code cpu}, {@code gpu} (the first) or {@code gpu:N}.
   *
   * @throws IllegalArgumentException if it is no name of a device, or there is no such device; says
   *     what there is
   */
  public static Device device(Engine engine, String text) {
    if (text.equals("cpu")) {
      return Device.cpu();
    }
    Matcher gpu = GPU.matcher(text);
    if (!gpu.matches()) {
      throw new IllegalArgumentException(
          "device = '%s': must be cpu, gpu or gpu:N".formatted(text));
    }
    int index = gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1));
    int count = engine.getGpuCount();
    if (index >= count) {
      throw new IllegalArgumentException(
          "device = '%s': %s %s sees %s here; use cpu%s"
              .formatted(
                  text,
                  engine.getEngineName(),
                  engine.getVersion(),
                  count == 0 ? "no GPU" : count == 1 ? "one GPU, gpu:0" : count + " GPUs",
                  count == 0
                      ? ", or, where there is a GPU, set PYTORCH_LIBRARY_PATH and PYTORCH_FLAVOR for a libtorch built with CUDA (docs/cuda.md)"
                      : " or a lower number"));
    }
    return Device.gpu(index);
  }

  /** How {@link #device} would be asked for {@code device}. */
  public static String name(Device device) {
    return device.isGpu()
        ? "gpu:" + device.getDeviceId()
        : device.getDeviceType().toLowerCase(Locale.ROOT);
  }
}
