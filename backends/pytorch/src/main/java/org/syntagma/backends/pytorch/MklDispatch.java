package org.syntagma.backends.pytorch;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets MKL, by which libtorch multiplies in float32 on x86-64, choose its kernels by what a
 * processor can do. MKL asks itself {@code mkl_serv_intel_cpu_true} and, where the answer is no,
 * passes over its kernels for AVX-512: on an AMD Zen 5 with 2 cores products of 2,048 × 2,048
 * matrices reached 163 GFLOP/s so, and 387 otherwise. A library with that one function, which
 * answers yes, is loaded before libtorch; so the linker finds it first. Nothing of MKL is changed.
 *
 * <p>Does nothing on other processors and systems, when libtorch is there already, or if the system
 * property {@value #PROPERTY} is {@code own}.
 */
final class MklDispatch {
  /** {@code own} leaves MKL its own choice. */
  static final String PROPERTY = "syntagma.mkl";

  private static final Logger LOG = LoggerFactory.getLogger(MklDispatch.class);
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MAPPED = Path.of("/proc/self/maps");
  private static final AtomicBoolean TRIED = new AtomicBoolean();

  /** JNA unloads a library that nobody holds. */
  private static final AtomicReference<NativeLibrary> HELD = new AtomicReference<>();

  private MklDispatch() {}

  /** To be called before the engine is first touched; later calls do nothing. */
  static void byAbility() {
    if (!TRIED.getAndSet(true)
        && !"own".equals(System.getProperty(PROPERTY))
        && helps()
        && !loaded()) {
      load();
    }
  }

  private static boolean helps() {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return system.toLowerCase(Locale.ROOT).equals("linux amd64") && helps(lines(PROCESSORS));
  }

  /** Whether a processor that {@code /proc/cpuinfo} describes can do more than MKL asks of it. */
  static boolean helps(List<String> processors) {
    return processors.stream().anyMatch(line -> line.matches("vendor_id\\s*:\\s*AuthenticAMD"))
        && processors.stream()
            .anyMatch(line -> line.matches("flags\\s*:.*\\bavx2\\b.*") && line.contains(" fma "));
  }

  private static boolean loaded() {
    return lines(MAPPED).stream().anyMatch(line -> line.contains("libtorch_cpu"));
  }

  private static void load() {
    try {
      Path file = Files.createTempFile("syntagma-", ".so");
      try {
        Files.write(file, SharedObject.returningOne("mkl_serv_intel_cpu_true"));
        // JNA makes what a library defines known to those that are loaded later.
        HELD.set(NativeLibrary.getInstance(file.toString()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException | LinkageError e) {
      LOG.warn(
          "products in float32 are slower than they need be, as a library for MKL cannot be loaded ({}): let Java write and run files in {}, or leave it out by -D{}=own",
          e.toString(),
          System.getProperty("java.io.tmpdir"),
          PROPERTY);
    }
  }

  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
