package org.syntagma.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** libtorch gets no memory, and says so in words of its own. */
class MemoryExhaustedTest {
  /** Asks for 32 TiB. */
  @Command(name = "syntagma")
  static final class Greedy implements Runnable {
    @Override
    public void run() {
      try (NDManager manager = NDManager.newBaseManager()) {
        manager.zeros(new Shape(1L << 43));
      } catch (RuntimeException e) {
        throw new IllegalStateException("while an update was made", e);
      }
    }
  }

  @Test
  void saysHowMuchWasAskedForAndWhatToLower() {
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new Greedy()).setExecutionExceptionHandler(new Failures());
    command.setErr(new PrintWriter(err, true));
    assertEquals(ExitCodes.FAILED, command.execute());
    assertTrue(
        err.toString()
            .startsWith(
                "There is not enough memory: can't allocate memory: you tried to allocate"
                    + " 35184372088832 bytes. Lower batch.tokens or batch.examples and raise"
                    + " batch.accumulate"),
        err.toString());
  }

  @Test
  void aParameterThatNoArrayHoldsIsNamed(@TempDir Path folder) {
    Scene scene = Scene.in(folder).edit("width: 16", "width: 30000");
    Cli told = Cli.run("validate", scene.configuration());
    assertTrue(told.exitCode() != 0, told.out());
    assertTrue(told.err().contains("an array can get at most 536,870,911 at first"), told.err());
  }
}
