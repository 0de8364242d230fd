package org.syntagma.trainers.supervised;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.api.random.Randomness;
import org.syntagma.api.task.Evaluation;
import org.syntagma.api.task.Metrics;
import org.syntagma.api.task.Task;

/** Half the squared distance to y, of the prediction or of a head that scales it. */
final class LeastSquares implements Task<Point, Batch> {
  private final String output;
  private final boolean measured;
  private final double padding;
  private final List<String> meaning;
  private final Objective objective =
      (ops, outputs, batch) -> {
        Value distance = ops.sub(outputs.get(output()), batch.get("y"));
        return ops.mul(ops.sum(ops.mul(distance, distance)), 0.5);
      };

  private LeastSquares(String output, boolean measured, double padding, List<String> meaning) {
    this.output = output;
    this.measured = measured;
    this.padding = padding;
    this.meaning = meaning;
  }

  static LeastSquares plain() {
    return new LeastSquares("prediction", true, 0, List.of());
  }

  static LeastSquares withHead(String name) {
    return new LeastSquares(name, true, 0, List.of());
  }

  /** The same, whose head gives something else. */
  LeastSquares meaning(String... what) {
    return new LeastSquares(output, measured, padding, List.of(what));
  }

  /** The same, but an evaluation finds no loss. */
  LeastSquares withoutMetrics() {
    return new LeastSquares(output, false, padding, meaning);
  }

  /** The same, but says that so much of each batch is padding. */
  LeastSquares padded(double share) {
    return new LeastSquares(output, measured, share, meaning);
  }

  private String output() {
    return output;
  }

  @Override
  public Class<Point> exampleType() {
    return Point.class;
  }

  @Override
  public List<Head> heads(Model model) {
    return output.equals("prediction")
        ? List.of()
        : List.of(new Head(output, "prediction", LeastSquares::scaled).meaning(meaning));
  }

  private static Value scaled(Ops ops, Value... inputs) {
    return ops.linear(inputs[0], ops.parameter("scale", new Shape(1, 1), Initializer.ones()));
  }

  @Override
  public Set<String> outputs() {
    return Set.of(output);
  }

  @Override
  public int length(Model model, Point example) {
    return example.times();
  }

  @Override
  public Batch batch(
      Model model, List<? extends Point> examples, NDManager manager, Randomness randomness) {
    List<Point> rows = new ArrayList<>();
    for (Point point : examples) {
      for (int i = 0; i < point.times(); i++) {
        rows.add(point);
      }
    }
    NDArray x = manager.create(new Shape(Math.max(1, rows.size()), 2));
    NDArray y = manager.create(new Shape(Math.max(1, rows.size()), 1));
    float[] xs = new float[2 * Math.max(1, rows.size())];
    float[] ys = new float[Math.max(1, rows.size())];
    for (int i = 0; i < rows.size(); i++) {
      xs[2 * i] = rows.get(i).a();
      xs[2 * i + 1] = rows.get(i).b();
      ys[i] = rows.get(i).y();
    }
    x.set(xs);
    y.set(ys);
    return Batch.of(manager, Map.of("x", x, "y", y), rows.size(), padding);
  }

  @Override
  public Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray distance = outputs.get(output).sub(batch.arrays().get("y"));
    return new Loss(distance.square().sum().mul(0.5f), batch.count());
  }

  @Override
  public Optional<Objective> objective() {
    return Optional.of(objective);
  }

  @Override
  public Metrics evaluate(Model model, Evaluation<Point> evaluation) {
    double sum = 0;
    long count = 0;
    long batches = 0;
    while (batches++ < evaluation.batches().orElse(Long.MAX_VALUE)) {
      List<Point> points = new ArrayList<>();
      while (points.size() < evaluation.examples()) {
        Optional<? extends Point> point = evaluation.corpus().next();
        if (point.isEmpty()) {
          break;
        }
        points.add(point.get());
      }
      if (points.isEmpty()) {
        break;
      }
      try (NDManager manager = model.backend().manager().newSubManager()) {
        Batch batch = batch(model, points, manager, Randomness.of(0));
        sum += loss(model.run(batch, outputs(), Mode.inference()), batch).sum().getFloat();
        count += batch.count();
      }
    }
    return new Metrics(measured ? Map.of(Metrics.LOSS, sum / count) : Map.of(), count);
  }
}
