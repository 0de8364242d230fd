package org.syntagma.backends.pytorch;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.backends.pytorch.Script.Source;
import org.syntagma.toolkit.random.DropoutMask;

/** Each operation as a line of TorchScript. */
final class ScriptOps extends ScriptArithmetic {
  private final String path;

  ScriptOps(Recording recording, String path, boolean narrow) {
    super(recording, narrow);
    this.path = path;
  }

  @Override
  public Ops at(String name) {
    return new ScriptOps(recording, join(name), narrow);
  }

  private String join(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  @Override
  public Value parameter(String name, Shape shape, Initializer initializer) {
    return recording.parameter(join(name));
  }

  @Override
  public void tap(String name, Supplier<Value> value) {
    if (recording.wanted.contains(join(name)) && !recording.scans()) {
      recording.name(join(name), value.get());
    }
  }

  @Override
  public Value once(String name, Supplier<Value> value) {
    return switch (recording.kind) {
      case STEP -> recording.script.read(Source.ONCE, join(name));
      case FIRST -> recording.name(join(name), recording.outside(value));
      case WHOLE -> recording.outside(value);
    };
  }

  @Override
  public Value recompute(Supplier<Value> block) {
    return recording.recompute(block);
  }

  @Override
  public Value cast(Value x, Value like) {
    return narrow ? line("torch.to(%s, ops.prim.dtype(%s))", x, like) : x;
  }

  @Override
  public Value remember(String name, Value value) {
    return sequences(name).remember(value);
  }

  @Override
  public Value positions(Value ids) {
    return sequences("positions").positions(ids);
  }

  @Override
  public Value reshape(Value x, long... dimensions) {
    StringJoiner sizes = new StringJoiner(", ");
    Value[] operands = new Value[dimensions.length + 1];
    int used = 0;
    operands[used++] = x;
    for (int i = 0; i < dimensions.length; i++) {
      if (dimensions[i] == 0) {
        sizes.add("torch.size(%s, " + i + ")");
        operands[used++] = x;
      } else {
        sizes.add(Long.toString(dimensions[i]));
      }
    }
    return line("torch.reshape(%s, [" + sizes + "])", Arrays.copyOf(operands, used));
  }

  @Override
  public Value transpose(Value x, int first, int second) {
    return line("torch.transpose(%s, " + first + ", " + second + ")", x);
  }

  @Override
  public Value concat(int axis, Value... values) {
    return line("torch.cat([" + "%s, ".repeat(values.length - 1) + "%s], " + axis + ")", values);
  }

  @Override
  public List<Value> split(Value x, int axis, long... sizes) {
    Value parts =
        line("torch.split_with_sizes(%s, " + Arrays.toString(sizes) + ", " + axis + ")", x);
    return IntStream.range(0, sizes.length).mapToObj(i -> line("%s[" + i + "]", parts)).toList();
  }

  @Override
  public Value slice(Value x, int axis, long from, long to) {
    return line("torch.slice(%s, " + axis + ", " + from + ", " + to + ")", x);
  }

  @Override
  public Value unsqueeze(Value x, int axis) {
    return line("torch.unsqueeze(%s, " + axis + ")", x);
  }

  @Override
  public Value squeeze(Value x, int axis) {
    return line("torch.squeeze(%s, " + axis + ")", x);
  }

  @Override
  public Value matmul(Value a, Value b) {
    return line("torch.matmul(%s, %s)", narrow(a), narrow(b));
  }

  @Override
  public Value linear(Value x, Value weight) {
    return line("torch.linear(%s, %s)", narrow(x), narrow(weight));
  }

  @Override
  public Value linear(Value x, Value weight, Value bias) {
    return line("torch.linear(%s, %s, %s)", narrow(x), narrow(weight), narrow(bias));
  }

  @Override
  public Value embedding(Value table, Value ids) {
    return recording.lookUp(table, ids);
  }

  @Override
  public Value gather(Value x, int axis, Value index) {
    return line("torch.gather(%s, " + axis + ", %s)", x, index);
  }

  @Override
  public Value layerNorm(Value x, Value weight, Value bias, double epsilon) {
    return line(
        "torch.layer_norm(%s, torch.size(%s), %s, %s, " + literal(epsilon) + ")",
        narrow(x),
        weight,
        narrow(weight),
        narrow(bias));
  }

  @Override
  public Value rmsNorm(Value x, Value weight, double epsilon) {
    return line(
        "torch.rms_norm(%s, torch.size(%s), %s, " + literal(epsilon) + ")",
        narrow(x),
        weight,
        narrow(weight));
  }

  @Override
  public Value rotary(Value x, Value positions, int heads, double base) {
    return attention().rotary(narrow(x), positions, heads, base);
  }

  @Override
  public Value attention(Value query, Value key, Value value, int heads, Mask mask) {
    return attention().attend(narrow(query), narrow(key), narrow(value), heads, mask);
  }

  @Override
  public Value attentionWeights(Value query, Value key, int heads, Mask mask) {
    return attention().weights(narrow(query), narrow(key), heads, mask);
  }

  private ScriptAttention attention() {
    return new ScriptAttention(recording, narrow);
  }

  @Override
  public Value dropout(Value x, double rate, int... shared) {
    DropoutMask mask = DropoutMask.of(rate);
    if (rate == 0) {
      return x;
    }
    String name = recording.dropouts.next(path);
    if (!recording.drops || mask.keepsAll()) {
      return x;
    }
    return line(
        "(self).drop(%s, %s, " + mask.threshold() + ", " + literal(mask.scale()) + ")",
        x,
        recording.script.read(Source.MASK, name));
  }

  @Override
  public Value rows(Value x, Value index) {
    return line("(self).pick(%s, %s)", x, index);
  }

  @Override
  public Value lstm(String name, Value x, Value input, Value hidden, Value bias) {
    return sequences(name).lstm(x, input, hidden, bias);
  }

  @Override
  public Value scan(String name, Value xs, List<Shape> states, Cell cell) {
    return sequences(name).scan(xs, states, cell);
  }

  @Override
  public Value convolution(String name, Value x, Value weight, Value bias, boolean causal) {
    return sequences(name).convolution(x, weight, bias, causal);
  }

  private ScriptSequences sequences(String name) {
    return new ScriptSequences(this, join(name));
  }

  @Override
  public Value crossEntropy(Value logits, Value targets) {
    return line("(self).nll(%s, %s)", wide(logits), targets);
  }

  @Override
  public Value stopGradient(Value x) {
    return line("torch.detach(%s)", x);
  }
}
