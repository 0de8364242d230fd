package org.syntagma.examples.embed;

import java.nio.file.Path;
import java.util.List;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.RunResult;
import org.syntagma.runtime.SampleText;
import org.syntagma.runtime.Syntagma;
import org.syntagma.runtime.settings.Settings;

/**
 * Trains a model for ten updates and lets it write, from Java. Arguments: a configuration and a new
 * run directory.
 */
public final class Embed {
  private Embed() {}

  public static void main(String[] arguments) {
    Settings settings =
        Settings.builder()
            .file(Path.of(arguments[0]))
            .set("stages[0].updates", 10)
            .set("stages[1].updates", 10)
            .set("stages[2].updates", 2)
            .read();
    try (RunResult run = Syntagma.create().run(settings, Path.of(arguments[1]))) {
      System.out.println(run.metrics());
      SampleText.of(
              run.model(),
              List.of("the dog", "she"),
              Decoding.defaults().withMaximum(20),
              Randomness.of(7),
              (row, token) -> {})
          .forEach(sample -> System.out.println(sample.prompt() + " …" + sample.text()));
    }
  }
}
