package org.syntagma.tasks.syntaxtree;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;
import org.syntagma.toolkit.structured.Inference;
import org.syntagma.toolkit.structured.Surrogate;
import org.syntagma.toolkit.structured.ValenceCounts;
import org.syntagma.toolkit.structured.ValenceTables;

/**
 * The tables of a dependency model with valence as a model's parameters. Its outputs are the logs
 * of probabilities: {@code root} (symbols), {@code attach} (symbols, sides, symbols) and {@code
 * decide} (symbols, sides, valences, decisions), each a softmax over its last axis.
 *
 * @param name of the front end
 * @param names of the symbols, but for that of unknown ones, which is the first
 */
record ValenceReader(String name, Names names) {
  private static final String ROOT = "root";
  private static final String ATTACH = "attach";
  private static final String DECIDE = "decide";
  private static final String SYMBOLS = "symbols";

  private int symbols() {
    return names.size() + 1;
  }

  /**
   * What holds the parameters.
   *
   * @param width of the encoder
   * @param start logs of probabilities to begin with; if there are none, all are alike
   */
  FrontEnd frontEnd(int width, Optional<ValenceTables> start) {
    return new FrontEnd(name, List.of(Input.tokens(SYMBOLS)), new Tables(this, width, start));
  }

  private record Tables(ValenceReader reader, int width, Optional<ValenceTables> start)
      implements Named.Part {
    @Override
    public Map<String, Names> names() {
      return Map.of(SYMBOLS, reader.names());
    }

    @Override
    public FrontEnd.Fed apply(Ops ops, Map<String, Value> inputs) {
      return reader.fed(ops, inputs.get(SYMBOLS), width, start);
    }
  }

  private FrontEnd.Fed fed(Ops ops, Value ids, int width, Optional<ValenceTables> start) {
    Value visible = ops.equal(ids, ids);
    // The encoder has to be fed, but nothing reads what it makes of this.
    Value nothing = ops.parameter("nothing", new Shape(width), Initializer.zeros());
    Value vectors = ops.where(ops.unsqueeze(visible, -1), nothing, ops.constant(0));
    return new FrontEnd.Fed(
        vectors,
        visible,
        Map.of(
            ROOT,
            logs(ops, ROOT, start.map(ValenceTables::root), symbols()),
            ATTACH,
            logs(ops, ATTACH, start.map(ValenceTables::attach), symbols(), 2, symbols()),
            DECIDE,
            logs(ops, DECIDE, start.map(ValenceTables::decide), symbols(), 2, 2, 2)));
  }

  private static Value logs(Ops ops, String table, Optional<double[]> first, long... shape) {
    Initializer initializer = first.map(ValenceReader::given).orElseGet(Initializer::zeros);
    return ops.logSoftmax(ops.parameter(table, new Shape(shape), initializer), -1);
  }

  private static Initializer given(double[] logs) {
    return (values, shape, randomness) -> {
      for (int i = 0; i < values.length; i++) {
        // A probability of 0 has no logit: e to the power of -50 is as good.
        values[i] = (float) Math.max(logs[i], -50);
      }
    };
  }

  /** What a batch must have. */
  static Map<String, NDArray> arrays(NDManager manager) {
    return Map.of(SYMBOLS, manager.create(new long[1], new Shape(1, 1)));
  }

  private String output(String table) {
    return name + "." + table;
  }

  Set<String> outputs() {
    return Set.of(output(ROOT), output(ATTACH), output(DECIDE));
  }

  /** The outputs in doubles. */
  ValenceTables tables(Map<String, NDArray> outputs) {
    return new ValenceTables(
        symbols(),
        doubles(outputs.get(output(ROOT))),
        doubles(outputs.get(output(ATTACH))),
        doubles(outputs.get(output(DECIDE))));
  }

  private static double[] doubles(NDArray array) {
    float[] values = array.toFloatArray();
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** The sum of −log likelihood, whose gradient leads to the outputs. */
  NDArray loss(Map<String, NDArray> outputs, ValenceCounts counts) {
    ValenceTables expected = counts.expected();
    return negative(outputs.get(output(ROOT)), expected.root(), counts.sum())
        .add(negative(outputs.get(output(ATTACH)), expected.attach(), 0))
        .add(negative(outputs.get(output(DECIDE)), expected.decide(), 0));
  }

  private static NDArray negative(NDArray logs, double[] expected, double logLikelihood) {
    float[] gradient = new float[expected.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = (float) -expected[i];
    }
    return Surrogate.of(logs, new Inference(new double[] {-logLikelihood}, gradient));
  }
}
