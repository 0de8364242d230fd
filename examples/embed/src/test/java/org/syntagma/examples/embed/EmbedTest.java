package org.syntagma.examples.embed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedTest {
  @Test
  void trainsAndGeneratesInTheProcessOfAnApplication(@TempDir Path folder) {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Path run = folder.resolve("run");
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      Embed.main(new String[] {"../quickstart.yaml", run.toString()});
    } finally {
      System.setOut(console);
    }
    String text = printed.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("the dog …"), text);
    assertTrue(text.contains("loss"), text);
    assertTrue(Files.isDirectory(run.resolve("checkpoints").resolve("pretrain-00000010")));
  }
}
