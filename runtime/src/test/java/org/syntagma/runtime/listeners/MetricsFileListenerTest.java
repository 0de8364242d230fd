package org.syntagma.runtime.listeners;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.training.Listener;
import org.syntagma.api.training.Progress;
import org.syntagma.runtime.run.RunDirectory;

class MetricsFileListenerTest {
  @Test
  void writesUpdatesAndEvaluations(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("run");
    try (RunDirectory directory = RunDirectory.create(path, "name: test\n");
        Listener listener = new MetricsFileListener(directory.metrics())) {
      listener.updated("pretrain", new Progress(1, 2, 768, Map.of("loss", 2.5)));
      listener.evaluated("pretrain", 1, Map.of("text", new Metrics(Map.of("loss", 1.5), 10)));
    }
    List<String> rows = Files.readAllLines(path.resolve("metrics.csv"));
    assertEquals(
        List.of(
            ",stage,update,name,value",
            ",pretrain,1,loss,2.5",
            ",pretrain,1,tokens,768.0",
            ",pretrain,1,validation.text.loss,1.5"),
        rows.stream().map(row -> row.substring(row.indexOf(','))).toList());
    assertEquals(2, Files.readAllLines(path.resolve("metrics.jsonl")).size());
  }
}
