package org.syntagma.runtime.model;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Function;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.model.Decoding;
import org.syntagma.api.model.Generator;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.model.Sample;
import org.syntagma.api.random.Randomness;

/**
 * Generates with adapted matrices: adds the factors' products to them once for each call, not again
 * for each token.
 *
 * @param manager parent of the managers of single calls
 * @param generators generates with parameters without factors
 */
record MergedGenerator(
    Adapters adapters,
    Parameters parameters,
    NDManager manager,
    Function<Parameters, Generator> generators)
    implements Generator {
  @Override
  public List<Sample> generate(
      List<Prompt> prompts, Decoding decoding, Randomness randomness, TokenListener listener) {
    return merged(generator -> generator.generate(prompts, decoding, randomness, listener));
  }

  @Override
  public List<List<Sample>> best(List<Prompt> prompts, Decoding decoding, int count) {
    return merged(generator -> generator.best(prompts, decoding, count));
  }

  private <T> T merged(Function<Generator, T> use) {
    try (NDManager scope = manager.newSubManager()) {
      return use.apply(generators.apply(adapters.merged(parameters, scope)));
    }
  }
}
