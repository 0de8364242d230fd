package org.syntagma.backends.pytorch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.syntagma.backends.pytorch.Line.Compute;
import org.syntagma.backends.pytorch.Line.Loop;
import org.syntagma.backends.pytorch.Line.Read;
import org.syntagma.backends.pytorch.Script.Source;

/** Writes lines as TorchScript. */
final class ScriptText {
  private static final String INDENT = "    ";

  private final List<Line> lines;
  private final BitSet inner;
  private final Map<Source, List<String>> keys = new EnumMap<>(Source.class);

  /**
   * A writer.
   *
   * @param inner the lines in loops, which are written with these
   * @param live all the lines that will be written
   */
  ScriptText(List<Line> lines, BitSet inner, BitSet live) {
    this.lines = lines;
    this.inner = inner;
    for (Source source : Source.values()) {
      keys.put(source, new ArrayList<>());
    }
    live.stream()
        .filter(id -> lines.get(id) instanceof Read)
        .mapToObj(id -> (Read) lines.get(id))
        .forEach(read -> keys.get(read.source()).add(read.key()));
  }

  /** What the caller must pass in each list, in order. */
  Map<Source, List<String>> keys() {
    return keys;
  }

  /** The lines {@code ids}, in order. */
  String of(BitSet ids) {
    BitSet outer = (BitSet) ids.clone();
    outer.andNot(inner);
    StringBuilder text = new StringBuilder();
    outer.stream().forEach(id -> text.append(statement(INDENT, id)));
    return text.toString();
  }

  /** Takes {@code ids} out of a list called {@code taken}. */
  static String taken(List<Integer> ids) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      text.append("%sv%d = taken[%d]\n".formatted(INDENT, id, ids.indexOf(id)));
    }
    return text.toString();
  }

  private String statement(String indent, int id) {
    Line line = lines.get(id);
    if (line instanceof Loop each) {
      StringBuilder text = new StringBuilder();
      text.append("%so%d = annotate(List[Tensor], [])\n".formatted(indent, id));
      text.append("%sfor i in range(torch.size(v%d, 1)):\n".formatted(indent, each.xs()));
      each.body().stream().forEach(inside -> text.append(statement(indent + "  ", inside)));
      text.append("%s  _ = torch.append(o%d, v%d)\n".formatted(indent, id, each.output()));
      return text.append("%sv%d = torch.cat(o%d, 1)\n".formatted(indent, id, id)).toString();
    }
    if (line instanceof Read read) {
      int place = keys.get(read.source()).indexOf(read.key());
      return "%sv%d = %s[%d]\n".formatted(indent, id, read.source().list(), place);
    }
    Compute compute = (Compute) line;
    Object[] operands = compute.ids().stream().map(operand -> "v" + operand).toArray();
    return "%sv%d = %s\n".formatted(indent, id, compute.format().formatted(operands));
  }
}
