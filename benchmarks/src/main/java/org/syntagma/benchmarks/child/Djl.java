package org.syntagma.benchmarks.child;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.util.SplittableRandom;
import org.syntagma.benchmarks.Gpt;

/**
 * Trains or generates with DJL as DJL is used without Syntagma. Arguments: {@code train} or {@code
 * generate}, and a model.
 */
public final class Djl {
  private final Gpt gpt;
  private final DjlGpt block;
  private final Trainer trainer;
  private final SplittableRandom random = new SplittableRandom(1);

  private Djl(Gpt gpt) {
    this.gpt = gpt;
    block = new DjlGpt(gpt);
    Model model = Model.newInstance("gpt", "PyTorch");
    model.setBlock(block);
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss("loss", 1, -1, true, true))
                .optInitializer(new NormalInitializer(0.02f), Parameter.Type.WEIGHT)
                .optOptimizer(
                    Optimizer.adamW()
                        .optLearningRateTracker(Tracker.fixed(3e-4f))
                        .optWeightDecays(0.1f)
                        .build()));
    trainer.initialize(new Shape(gpt.batch(), gpt.length()));
  }

  public static void main(String[] arguments) throws IOException {
    Djl djl = new Djl(Gpt.parse(arguments[1]));
    Steps.serve(arguments[0].equals("train") ? djl::train : djl::generate);
  }

  private double train() {
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray ids = ids(scope);
      NDArray targets = ids(scope);
      double value;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray logits = trainer.forward(new NDList(ids)).singletonOrThrow();
        NDArray flat = logits.reshape(-1, gpt.vocabulary());
        NDArray loss =
            trainer.getLoss().evaluate(new NDList(targets.reshape(-1)), new NDList(flat));
        collector.backward(loss);
        value = loss.getFloat();
      }
      trainer.step();
      return value;
    }
  }

  private double generate() {
    NDManager manager = trainer.getManager();
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

  private NDArray ids(NDManager scope) {
    long[] ids = random.longs(gpt.tokens(), 0, gpt.vocabulary()).toArray();
    return scope.create(ids, new Shape(gpt.batch(), gpt.length()));
  }
}
