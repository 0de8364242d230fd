package org.syntagma.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a pipeline would be.
 *
 * @param backend engine, device and precision
 * @param vocabulary how many ids the tokenizer has
 * @param parameters how many each model has
 * @param tasks one line for each task of each stage
 */
public record Validation(
    String backend, int vocabulary, Map<String, Long> parameters, List<TaskCheck> tasks) {

  /**
   * One task, tried on one small batch.
   *
   * @param stage the stage's name
   * @param path the entry's place in the configuration
   * @param loss before any training, in nats for each valid element
   * @param data the files that its corpus read
   */
  public record TaskCheck(String stage, String path, double loss, List<Path> data) {}
}
