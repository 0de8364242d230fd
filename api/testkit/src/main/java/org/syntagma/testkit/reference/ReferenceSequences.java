package org.syntagma.testkit.reference;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Value;

/** Operations along axis 1, position by position. */
record ReferenceSequences(ReferenceRun run) {
  Tensor lstm(String path, Tensor x, Tensor input, Tensor hidden, Tensor bias) {
    int width = hidden.size(1);
    int[] shape = {x.size(0), width};
    Tensor h = carried(path + ".hidden", shape);
    Tensor c = carried(path + ".cell", shape);
    List<Tensor> outputs = new ArrayList<>();
    for (int t = 0; t < x.size(1); t++) {
      int at = t;
      Tensor last = h;
      Tensor gates =
          Tensor.generate(
              new int[] {x.size(0), 4 * width},
              i ->
                  IntStream.range(0, x.size(2))
                          .mapToDouble(k -> x.at(i[0], at, k) * input.at(i[1], k))
                          .sum()
                      + IntStream.range(0, width)
                          .mapToDouble(k -> last.at(i[0], k) * hidden.at(i[1], k))
                          .sum()
                      + bias.at(i[1]));
      Tensor kept = gate(gates, 1, width).map(Functions::sigmoid).zip(c, (f, old) -> f * old);
      Tensor news =
          gate(gates, 0, width)
              .map(Functions::sigmoid)
              .zip(gate(gates, 2, width).map(Math::tanh), (i, g) -> i * g);
      c = kept.zip(news, Double::sum);
      h = gate(gates, 3, width).map(Functions::sigmoid).zip(c.map(Math::tanh), (o, g) -> o * g);
      outputs.add(Tensor.of(h.data(), x.size(0), 1, width));
    }
    carry(path + ".hidden", h);
    carry(path + ".cell", c);
    return joined(outputs);
  }

  private static Tensor gate(Tensor gates, int number, int width) {
    return Tensor.generate(
        new int[] {gates.size(0), width}, i -> gates.at(i[0], number * width + i[1]));
  }

  Tensor convolution(String path, Tensor x, Tensor weight, Tensor bias, boolean causal) {
    int k = weight.size(2);
    int before = causal ? k - 1 : (k - 1) / 2;
    Tensor past = carried(path, x.size(0), before, x.size(2));
    Tensor seen = ReferenceOps.joined(1, past, x);
    if (causal) {
      int length = seen.size(1) - before;
      int[] shape = past.shape();
      carry(path, Tensor.generate(shape, i -> seen.at(i[0], length + i[1], i[2])));
    }
    return Tensor.generate(
        new int[] {x.size(0), x.size(1), weight.size(0)},
        i -> {
          double sum = bias.at(i[2]);
          for (int j = 0; j < k && i[1] + j < seen.size(1); j++) {
            for (int in = 0; in < x.size(2); in++) {
              sum += seen.at(i[0], i[1] + j, in) * weight.at(i[2], in, j);
            }
          }
          return sum;
        });
  }

  Tensor scan(Tensor xs, List<Shape> shapes, Cell cell) {
    ReferenceScan scan = new ReferenceScan();
    run.scan = Optional.of(scan);
    List<Tensor> outputs = new ArrayList<>();
    List<Value> states = new ArrayList<>();
    for (Shape shape : shapes) {
      int[] sizes =
          IntStream.concat(
                  IntStream.of(xs.size(0)), Arrays.stream(shape.getShape()).mapToInt(s -> (int) s))
              .toArray();
      states.add(Tensor.generate(sizes, i -> 0));
    }
    run.dropouts.repeat(
        xs.size(1),
        position -> {
          scan.stand(position);
          Cell.Step step = cell.apply(at(xs, position), List.copyOf(states));
          outputs.add((Tensor) step.output());
          states.clear();
          states.addAll(step.states());
        });
    run.scan = Optional.empty();
    return joined(outputs);
  }

  private static Tensor at(Tensor xs, int position) {
    return Tensor.generate(Index.with(xs.shape(), 1, 1), i -> xs.at(Index.with(i, 1, position)));
  }

  private Tensor carried(String path, int... shape) {
    return run.scan.orElseGet(ReferenceScan::new).carried(path, shape);
  }

  private void carry(String path, Tensor state) {
    run.scan.ifPresent(scan -> scan.carry(path, state));
  }

  private static Tensor joined(List<Tensor> parts) {
    return parts.stream().reduce((a, b) -> ReferenceOps.joined(1, a, b)).orElseThrow();
  }
}
