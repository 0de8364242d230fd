package org.syntagma.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a run ran.
 *
 * @param jvm name and version
 * @param os name, version and architecture
 * @param cpu the processor's model, or its architecture where the system does not tell
 * @param cores how many the JVM may use
 * @param memory the JVM's greatest heap in bytes
 */
public record Machine(String jvm, String os, String cpu, int cores, long memory) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  public static Machine here() {
    String architecture = System.getProperty("os.arch");
    return new Machine(
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + architecture,
        cpu(architecture),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory());
  }

  private static String cpu(String architecture) {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    } catch (IOException e) {
      return architecture;
    }
  }
}
