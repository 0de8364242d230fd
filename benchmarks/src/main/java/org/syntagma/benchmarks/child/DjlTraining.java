package org.syntagma.benchmarks.child;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Collections;
import java.util.SplittableRandom;
import org.syntagma.benchmarks.plugin.Numbers;
import org.syntagma.toolkit.engine.Devices;

/** Trains a block on random ids with DJL's trainer and AdamW. */
final class DjlTraining {
  private final Trainer trainer;
  private final int inputs;
  private final int vocabulary;
  private final Shape shape;
  private final SplittableRandom random = new SplittableRandom(1);

  /**
   * A block that begins with normals of deviation 0.02.
   *
   * @param block from ids to logits (batch, length, vocabulary)
   * @param inputs how many arrays of ids it reads
   * @param shape of each of them: (batch, length)
   */
  DjlTraining(Block block, int inputs, int vocabulary, Shape shape) {
    this.inputs = inputs;
    this.vocabulary = vocabulary;
    this.shape = shape;
    Device device = Devices.device(Devices.engine("PyTorch"), Parts.device());
    Model model = Model.newInstance("model", device, "PyTorch");
    model.setBlock(block);
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss("loss", 1, -1, true, true))
                .optDevices(new Device[] {device})
                .optInitializer(new NormalInitializer(0.02f), Parameter.Type.WEIGHT)
                .optOptimizer(
                    Optimizer.adamW()
                        .optLearningRateTracker(Tracker.fixed(3e-4f))
                        .optWeightDecays(0.1f)
                        .build()));
    trainer.initialize(Collections.nCopies(inputs, shape).toArray(Shape[]::new));
  }

  /** Owns the parameters. */
  NDManager manager() {
    return trainer.getManager();
  }

  /** One update; gives the loss before it. */
  double step() {
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDList ids = new NDList();
      for (int i = 0; i < inputs; i++) {
        ids.add(ids(scope));
      }
      NDArray targets = ids(scope);
      double value;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray logits = trainer.forward(ids).singletonOrThrow();
        NDArray flat = logits.reshape(-1, vocabulary);
        NDArray loss =
            trainer.getLoss().evaluate(new NDList(targets.reshape(-1)), new NDList(flat));
        collector.backward(loss);
        value = loss.getFloat();
      }
      trainer.step();
      return value;
    }
  }

  private NDArray ids(NDManager scope) {
    return scope.create(random.longs(shape.size(), Numbers.SPECIAL, vocabulary).toArray(), shape);
  }
}
