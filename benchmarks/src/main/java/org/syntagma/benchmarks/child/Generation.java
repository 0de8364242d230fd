package org.syntagma.benchmarks.child;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Generator;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.random.Randomness;
import org.syntagma.benchmarks.Gpt;

/**
 * Generates as {@code syntagma generate} does; one step fills the context of every row. Arguments:
 * a model, whose batch is the number of rows, and a precision.
 */
public final class Generation {
  private Generation() {}

  public static void main(String[] arguments) throws IOException {
    Gpt gpt = Gpt.parse(arguments[0]);
    Generator generator = Parts.of(gpt, arguments[1]).model().generator();
    List<Prompt> prompts = Collections.nCopies(gpt.batch(), new Prompt(List.of(5)));
    Decoding decoding = Decoding.defaults().withMaximum(gpt.length() - 1);
    Steps.serve(
        () ->
            generator.generate(prompts, decoding, Randomness.of(1)).stream()
                .mapToInt(sample -> sample.tokens().size())
                .sum());
  }
}
