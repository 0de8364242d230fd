package org.syntagma.testkit.reference;

import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.random.DropoutMask;
import org.syntagma.toolkit.shapes.Paths;

/** The definition of each operation, element by element in doubles. Slow, and checks nothing. */
final class ReferenceOps extends ElementOps {
  private final ReferenceRun run;
  private final String path;

  ReferenceOps(ReferenceRun run, String path) {
    this.run = run;
    this.path = path;
  }

  // Names

  @Override
  public Ops at(String name) {
    return new ReferenceOps(run, Paths.join(path, name));
  }

  @Override
  public Value parameter(String name, Shape shape, Initializer initializer) {
    return run.parameters.get(Paths.join(path, name));
  }

  @Override
  public void tap(String name, Supplier<Value> value) {
    if (run.scan.isEmpty()) {
      run.tap(Paths.join(path, name), tensor(value.get()));
    }
  }

  @Override
  public Value once(String name, Supplier<Value> value) {
    Optional<ReferenceScan> scan = run.scan;
    run.scan = Optional.empty();
    Value computed = value.get();
    run.scan = scan;
    return computed;
  }

  @Override
  public Value remember(String name, Value value) {
    return run.scan
        .map(scan -> scan.append(Paths.join(path, name), tensor(value)))
        .orElse(tensor(value));
  }

  @Override
  public Value positions(Value ids) {
    int from = run.scan.map(ReferenceScan::position).orElse(0);
    return Tensor.generate(new int[] {1, tensor(ids).size(1)}, i -> from + i[1]);
  }

  // Shape

  @Override
  public Value reshape(Value x, long... dimensions) {
    int[] shape =
        IntStream.range(0, dimensions.length)
            .map(i -> dimensions[i] == 0 ? tensor(x).size(i) : (int) dimensions[i])
            .toArray();
    int known = -Tensor.product(shape);
    int[] inferred =
        Arrays.stream(shape).map(size -> size < 0 ? tensor(x).size() / known : size).toArray();
    return Tensor.of(tensor(x).data(), inferred);
  }

  @Override
  public Value transpose(Value x, int first, int second) {
    int a = tensor(x).axis(first);
    int b = tensor(x).axis(second);
    return Tensor.generate(
        Index.swap(tensor(x).shape(), a, b), i -> tensor(x).at(Index.swap(i, a, b)));
  }

  @Override
  public Value concat(int axis, Value... values) {
    Tensor joined = tensor(values[0]);
    int at = joined.axis(axis);
    for (Value value : Arrays.asList(values).subList(1, values.length)) {
      joined = joined(at, joined, tensor(value));
    }
    return joined;
  }

  static Tensor joined(int axis, Tensor a, Tensor b) {
    int border = a.size(axis);
    return Tensor.generate(
        Index.with(a.shape(), axis, border + b.size(axis)),
        i -> i[axis] < border ? a.at(i) : b.at(Index.with(i, axis, i[axis] - border)));
  }

  @Override
  public Value slice(Value x, int axis, long from, long to) {
    int at = tensor(x).axis(axis);
    int size = tensor(x).size(at);
    int begin = (int) (from < 0 ? from + size : from);
    int end = (int) (to < 0 ? to + size : to);
    return Tensor.generate(
        Index.with(tensor(x).shape(), at, end - begin),
        i -> tensor(x).at(Index.with(i, at, i[at] + begin)));
  }

  @Override
  public Value unsqueeze(Value x, int axis) {
    int at = axis < 0 ? axis + tensor(x).rank() + 1 : axis;
    return Tensor.of(tensor(x).data(), Index.insert(tensor(x).shape(), at, 1));
  }

  @Override
  public Value squeeze(Value x, int axis) {
    return Tensor.of(tensor(x).data(), Index.without(tensor(x).shape(), tensor(x).axis(axis)));
  }

  // Linear algebra and networks

  @Override
  public Value matmul(Value a, Value b) {
    int[] batch =
        Index.broadcast(Index.shorter(tensor(a).shape(), 2), Index.shorter(tensor(b).shape(), 2));
    int last = batch.length + 1;
    return Tensor.generate(
        Index.append(batch, tensor(a).size(-2), tensor(b).size(-1)),
        i ->
            IntStream.range(0, tensor(a).size(-1))
                .mapToDouble(
                    k ->
                        tensor(a).at(Index.with(i, last, k))
                            * tensor(b).at(Index.with(i, last - 1, k)))
                .sum());
  }

  @Override
  public Value linear(Value x, Value weight) {
    return linear(x, weight, constant(0));
  }

  @Override
  public Value linear(Value x, Value weight, Value bias) {
    int last = tensor(x).rank() - 1;
    return Tensor.generate(
        Index.with(tensor(x).shape(), last, tensor(weight).size(0)),
        i ->
            IntStream.range(0, tensor(x).size(last))
                    .mapToDouble(
                        k -> tensor(x).at(Index.with(i, last, k)) * tensor(weight).at(i[last], k))
                    .sum()
                + tensor(bias).at(i));
  }

  @Override
  public Value embedding(Value table, Value ids) {
    int last = tensor(ids).rank();
    return Tensor.generate(
        Index.append(tensor(ids).shape(), tensor(table).size(1)),
        i -> tensor(table).at((int) tensor(ids).at(Index.shorter(i, 1)), i[last]));
  }

  @Override
  public Value gather(Value x, int axis, Value index) {
    int at = tensor(x).axis(axis);
    return Tensor.generate(
        tensor(index).shape(), i -> tensor(x).at(Index.with(i, at, (int) tensor(index).at(i))));
  }

  @Override
  public Value rows(Value x, Value index) {
    return Tensor.generate(
        Index.with(tensor(x).shape(), 1, tensor(index).size(1)),
        i -> tensor(x).at(Index.with(i, 1, (int) tensor(index).at(i[0], i[1]))));
  }

  @Override
  public Value layerNorm(Value x, Value weight, Value bias, double epsilon) {
    Value centred = lines(x, -1, Functions::mean, (v, mean) -> v - mean);
    Value normal =
        lines(centred, -1, Functions::meanSquare, (v, square) -> v / Math.sqrt(square + epsilon));
    return add(mul(normal, weight), bias);
  }

  @Override
  public Value rmsNorm(Value x, Value weight, double epsilon) {
    return mul(
        lines(x, -1, Functions::meanSquare, (v, square) -> v / Math.sqrt(square + epsilon)),
        weight);
  }

  @Override
  public Value rotary(Value x, Value positions, int heads, double base) {
    return ReferenceAttention.rotary(tensor(x), tensor(positions), heads, base);
  }

  @Override
  public Value attention(Value query, Value key, Value value, int heads, Mask mask) {
    return ReferenceAttention.attend(tensor(query), tensor(key), tensor(value), heads, mask);
  }

  @Override
  public Value attentionWeights(Value query, Value key, int heads, Mask mask) {
    return ReferenceAttention.weights(tensor(query), tensor(key), heads, mask);
  }

  @Override
  public Value dropout(Value x, double rate, int... shared) {
    if (rate == 0 || run.randomness.isEmpty()) {
      return x;
    }
    String name = run.dropouts.next(path);
    int[] shape = tensor(x).shape();
    Arrays.stream(shared).forEach(axis -> shape[tensor(x).axis(axis)] = 1);
    double[] factors = new double[Tensor.product(shape)];
    ByteBuffer bytes = DropoutMask.bytes(run.randomness.get().at(name), factors.length);
    long threshold = Math.min(255, Math.round(rate * 256));
    for (int i = 0; i < factors.length; i++) {
      boolean kept = Byte.toUnsignedInt(bytes.get(i)) >= threshold;
      factors[i] = kept ? 256.0 / (256 - threshold) : 0;
    }
    return mul(x, Tensor.of(factors, shape));
  }

  @Override
  public Value lstm(String name, Value x, Value input, Value hidden, Value bias) {
    return sequences()
        .lstm(Paths.join(path, name), tensor(x), tensor(input), tensor(hidden), tensor(bias));
  }

  @Override
  public Value scan(String name, Value xs, List<Shape> states, Cell cell) {
    return sequences().scan(tensor(xs), states, cell);
  }

  @Override
  public Value convolution(String name, Value x, Value weight, Value bias, boolean causal) {
    return sequences()
        .convolution(Paths.join(path, name), tensor(x), tensor(weight), tensor(bias), causal);
  }

  private ReferenceSequences sequences() {
    return new ReferenceSequences(run);
  }

  @Override
  public Value crossEntropy(Value logits, Value targets) {
    Tensor known = tensor(logSoftmax(logits, -1));
    return Tensor.generate(
        tensor(targets).shape(),
        i -> {
          int target = (int) tensor(targets).at(i);
          return target < 0 ? 0 : -known.at(Index.append(i, target));
        });
  }

  @Override
  public Value stopGradient(Value x) {
    return x;
  }
}
