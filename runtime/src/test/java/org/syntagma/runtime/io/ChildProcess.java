package org.syntagma.runtime.io;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** Runs a test's main method in a process of its own, which can be killed. */
public final class ChildProcess {
  private ChildProcess() {}

  public static Process start(Class<?> main, Path argument) throws IOException {
    String java =
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    return new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), main.getName(), argument.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
