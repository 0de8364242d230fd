package org.syntagma.backends.pytorch;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Value;
import org.syntagma.backends.pytorch.Script.Source;

/**
 * Operations along axis 1 as lines of TorchScript.
 *
 * <p>What a position leaves to those after it lies, in a stepwise program, in arrays that the
 * caller passes to every step and that are written to. In a scan over a whole sequence it is the
 * last element of a list that grows, so that gradients flow.
 */
record ScriptSequences(ScriptArithmetic ops, String path) {
  Value remember(Value value) {
    if (steps()) {
      Value cache = recording().script.read(Source.CACHE, path);
      return line("(self).append(%s, %s, " + recording().position() + ")", cache, value);
    } else if (!recording().scans()) {
      return value;
    }
    Value all = list("");
    line("torch.append(%s, %s)", all, value);
    return line("torch.cat(%s, 1)", all);
  }

  Value positions(Value ids) {
    String counted = "torch.add((self).count(%s), " + recording().position() + ")";
    return line(steps() ? "torch.clamp(torch.sub(" + counted + ", starts), 0)" : counted, ids);
  }

  Value lstm(Value x, Value input, Value hidden, Value bias) {
    if (steps()) {
      String call = "(self).lstm_step(%s, %s, %s, %s, %s, %s, " + where() + ")";
      return lstm(call, x, input, hidden, bias, state(".hidden"), state(".cell"));
    } else if (!recording().scans()) {
      return lstm("(self).lstm(%s, %s, %s, %s)", x, input, hidden, bias);
    }
    String first = "(self).lstm_state(%s, %s, " + type() + ")";
    Value hiddens = list(first, recording().scanned(), hidden);
    Value cells = list(first, recording().scanned(), hidden);
    String call = "(self).lstm_next(%s, %s, %s, %s, %s, %s)";
    return lstm(call, x, input, hidden, bias, hiddens, cells);
  }

  /** The first four in the precision of the network; the others are so already. */
  private Value lstm(String call, Value... operands) {
    Value[] narrow = operands.clone();
    Arrays.setAll(narrow, i -> i < 4 ? ops.narrow(operands[i]) : operands[i]);
    return line(call, narrow);
  }

  Value convolution(Value x, Value weight, Value bias, boolean causal) {
    return line(
        "(self).convolve(%s, %s, %s)",
        window(ops.narrow(x), weight, causal), ops.narrow(weight), ops.narrow(bias));
  }

  /** The positions before and after {@code x} that are seen too, around it. */
  private Value window(Value x, Value weight, boolean causal) {
    if (causal && steps()) {
      return line("(self).window_step(%s, %s, " + where() + ")", x, state(""));
    } else if (causal && recording().scans()) {
      String first = "(self).window(%s, %s, " + type() + ")";
      Value windows = list(first, recording().scanned(), weight);
      return line("(self).window_next(%s, %s)", x, windows);
    }
    return line("(self).padded(%s, %s, " + (causal ? "True" : "False") + ")", x, weight);
  }

  Value scan(Value xs, List<Shape> shapes, Cell cell) {
    return recording().scan(xs, () -> position(xs, shapes, cell));
  }

  private Value position(Value xs, List<Shape> shapes, Cell cell) {
    List<Value> kept = new ArrayList<>();
    List<Value> before = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      kept.add(steps() ? state("." + i) : list(zeros(shapes.get(i)), xs, xs));
      before.add(line(steps() ? "torch.clone(%s)" : "%s[-1]", kept.get(i)));
    }
    Cell.Step step = cell.apply(line("torch.narrow(%s, 1, i, 1)", xs), before);
    for (int i = 0; i < shapes.size(); i++) {
      String keep = steps() ? "(self).carry(%s, %s, " + where() + ")" : "torch.append(%s, %s)";
      line(keep, kept.get(i), step.states().get(i));
    }
    return step.output();
  }

  /** For all rows of the operand. */
  private String zeros(Shape row) {
    String sizes =
        Arrays.stream(row.getShape())
            .mapToObj(size -> ", " + size)
            .collect(Collectors.joining("", "torch.size(%s, 0)", ""));
    return "torch.zeros([" + sizes + "], dtype=" + type() + ", device=ops.prim.device(%s))";
  }

  /** The number of the type that the network computes in. */
  private int type() {
    return ops.narrow ? 15 : 6;
  }

  private Recording recording() {
    return ops.recording;
  }

  private boolean steps() {
    return recording().kind == Recording.Kind.STEP;
  }

  /** Which rows have begun. */
  private String where() {
    return "starts, " + recording().position() + ", ragged";
  }

  private Value state(String name) {
    return recording().script.read(Source.STATE, path + name);
  }

  /** A list that begins before the scan. */
  private Value list(String first, Value... operands) {
    String list = "annotate(List[Tensor], [" + first + "])";
    return recording().outside(() -> line(list, operands));
  }

  private Value line(String format, Value... operands) {
    return ops.line(format, operands);
  }
}
