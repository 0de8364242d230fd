package org.syntagma.backends.pytorch;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syntagma.backends.pytorch.Script.Source;

/**
 * Writes a program in segments, forward and backward, as TorchScript.
 *
 * <p>A value that a later segment reads is cut: it becomes a leaf of a graph of its own. Backward,
 * the segments are differentiated from the last to the first, each once: all that reads a leaf
 * comes later, so its gradient is complete when its turn comes. A segment that is computed again
 * had nothing but its cuts kept; it is run twice with the same leaves, so with the same values.
 *
 * <p>libtorch may give two parameters one array as gradient, or one number for all elements. {@code
 * part} gives each gradient memory of its own, in order, because the optimizer reads and writes it
 * through pointers. Arrays that share memory share a count of their changes; so {@code part}
 * changes each by nothing, and copies only those that have changed when their turn comes.
 */
final class GradientText {
  private final Script.Segments program;
  private final List<String> paths;
  private final List<String> moving;

  GradientText(Script.Segments program, Predicate<String> trainable) {
    this.program = program;
    paths = program.keys().get(Source.PARAMETER);
    moving = paths.stream().filter(trainable).toList();
  }

  /**
   * {@code gradients}, which returns a float32 gradient for each parameter that moves and one array
   * of all outputs, and what it calls.
   */
  String methods() {
    List<Segment> segments = program.list();
    StringBuilder text = new StringBuilder();
    StringBuilder forward = new StringBuilder();
    StringBuilder backward = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      text.append(SEGMENT.formatted(i, segment.text(), values("v%d", segment.given())));
      String given = ints(segment.given());
      forward.append(run(i, segment)).append(CUT.formatted(i, given));
      forward.append(segment.again() ? SETTLE.formatted(given) : "");
      String back = (segment.again() ? run(i, segment) : "") + back(i, segment);
      backward.insert(0, back);
    }
    List<String> looked = segments.stream().flatMap(each -> each.looked().stream()).toList();
    return text.append(
            GRADIENTS.formatted(
                ints(moving.stream().map(paths::indexOf).toList()),
                places(looked.stream()),
                segments.size() > 1 ? RESERVE : "",
                forward,
                ints(program.outputs()),
                backward))
        .toString();
  }

  private static String run(int number, Segment segment) {
    return RUN.formatted(number, values("cuts[%d]", segment.taken()));
  }

  private String back(int number, Segment segment) {
    return BACK.formatted(
        number,
        ints(segment.given()),
        ints(segment.taken()),
        places(segment.parameters().stream().filter(moving::contains)),
        places(segment.looked().stream()),
        segment.again() ? "True" : "False");
  }

  /** Where parameters stand among those that move. */
  private String places(Stream<String> parameters) {
    return ints(parameters.map(moving::indexOf).toList());
  }

  private static String ints(List<Integer> numbers) {
    return "annotate(List[int], " + numbers + ")";
  }

  private static String values(String format, List<Integer> numbers) {
    return numbers.stream()
        .map(number -> format.formatted(number))
        .collect(Collectors.joining(", ", "annotate(List[Tensor], [", "])"));
  }

  private static final String SEGMENT =
      """
        def segment%d(self: __torch__.M, parameter: List[Tensor], input: List[Tensor], mask: List[Tensor], rows: List[Tensor], places: List[Tensor], taken: List[Tensor]) -> List[Tensor]:
      %s    return %s
      """;

  private static final String RUN =
      """
          rows%1$d = annotate(List[Tensor], [])
          places%1$d = annotate(List[Tensor], [])
          given%1$d = (self).segment%1$d(leaves, input, mask, rows%1$d, places%1$d, %2$s)
      """;

  private static final String CUT =
      """
          (self).cut(given%d, %s, cuts)
      """;

  private static final String SETTLE =
      """
          (self).settle(%s, cuts)
      """;

  private static final String RESERVE =
      """
          (self).reserve(moving, sums)
      """;

  private static final String BACK =
      """
          (self).back(given%1$d, %2$s, %3$s, %4$s, moving, rows%1$d, places%1$d, %5$s, tables, cuts, arrived, sums, %6$s)
      """;

  private static final String GRADIENTS =
      """
        def gradients(self: __torch__.M, parameter: List[Tensor], input: List[Tensor], mask: List[Tensor], scales: List[float]) -> List[Tensor]:
          leaves = annotate(List[Tensor], [])
          for i in range(torch.len(parameter)):
            _0 = torch.append(leaves, torch.detach(parameter[i]))
          moving = annotate(List[Tensor], [])
          chosen = %s
          for j in range(torch.len(chosen)):
            _1 = torch.append(moving, torch.requires_grad_(leaves[chosen[j]], True))
          tables = %s
          cuts = annotate(Dict[int, Tensor], {})
          arrived = annotate(Dict[int, Tensor], {})
          sums = annotate(Dict[int, Tensor], {})
      %s%s    losses = (self).begin(%s, scales, cuts, arrived)
      %s    results = (self).summed(moving, sums)
          _2 = torch.append(results, losses)
          return results
      """;
}
