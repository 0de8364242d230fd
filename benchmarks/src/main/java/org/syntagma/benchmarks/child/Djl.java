package org.syntagma.benchmarks.child;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import org.syntagma.benchmarks.Gpt;
import org.syntagma.benchmarks.Seq2Seq;

/**
 * Trains or generates with DJL as DJL is used without Syntagma. Arguments: {@code train} or {@code
 * generate}, and a GPT; or {@code train-encoder-decoder}, for the default one.
 */
public final class Djl {
  private final Gpt gpt;
  private final DjlGpt block;
  private final DjlTraining training;

  private Djl(Gpt gpt) {
    this.gpt = gpt;
    block = new DjlGpt(gpt);
    training = new DjlTraining(block, 1, gpt.vocabulary(), new Shape(gpt.batch(), gpt.length()));
  }

  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "train" -> Steps.serve(new Djl(Gpt.parse(arguments[1])).training::step);
      case "generate" -> Steps.serve(new Djl(Gpt.parse(arguments[1]))::generate);
      case "train-encoder-decoder" -> Steps.serve(encoderDecoder(Seq2Seq.DEFAULT)::step);
      default ->
          throw new IllegalArgumentException(
              "'%s' must be train, generate or train-encoder-decoder".formatted(arguments[0]));
    }
  }

  private static DjlTraining encoderDecoder(Seq2Seq sizes) {
    return new DjlTraining(
        new DjlEncoderDecoder(sizes),
        2,
        sizes.vocabulary(),
        new Shape(sizes.batch(), sizes.length()));
  }

  private double generate() {
    NDManager manager = training.manager();
    ParameterStore store = new ParameterStore(manager, false);
    try (NDManager outer = manager.newSubManager()) {
      DjlGpt.Cache cache = new DjlGpt.Cache(gpt, outer);
      long[] tokens = new long[gpt.batch()];
      for (int position = 0; position < gpt.length() - 1; position++) {
        try (NDManager scope = outer.newSubManager()) {
          NDArray ids = scope.create(tokens, new Shape(gpt.batch(), 1));
          NDArray probabilities = block.step(store, ids, cache, position).softmax(-1);
          NDArray below =
              probabilities.cumSum(1).lt(scope.randomUniform(0, 1, new Shape(gpt.batch(), 1)));
          tokens =
              below
                  .toType(DataType.INT64, false)
                  .sum(new int[] {1})
                  .minimum(gpt.vocabulary() - 1)
                  .toType(DataType.INT64, false)
                  .toLongArray();
        }
      }
      return tokens[0];
    }
  }
}
