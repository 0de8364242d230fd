package org.syntagma.backends.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syntagma.api.backend.ForwardProgram;
import org.syntagma.api.backend.GradientProgram;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.backend.Parameters;
import org.syntagma.api.backend.Tape;
import org.syntagma.api.ops.Cell;
import org.syntagma.api.ops.Initializer;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Network;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** One row is looked up a thousand times; added up in bfloat16, its gradient would stop at 256. */
class Bfloat16EmbeddingTest {
  private static final PyTorchBackend BACKEND = new PyTorchBackend("cpu", Precision.BFLOAT16);
  private static final int ROWS = 10;
  private static final int LENGTH = 100;
  private static final Shape TABLE = new Shape(2, 1);

  /** Where the rows come from. */
  enum Rows implements Network {
    PARAMETER {
      @Override
      Value of(Ops ops, Value table, Value ids) {
        return ops.embedding(table, ids);
      }
    },
    COMPUTED_TABLE {
      @Override
      Value of(Ops ops, Value table, Value ids) {
        return ops.embedding(ops.mul(table, 1), ids);
      }
    },
    RECOMPUTED {
      @Override
      Value of(Ops ops, Value table, Value ids) {
        return ops.recompute(() -> ops.embedding(ops.mul(table, 1), ids));
      }
    },
    SCAN {
      @Override
      Value of(Ops ops, Value table, Value ids) {
        return scan(ops, table, ids);
      }
    },
    COMPUTED_TABLE_IN_SCAN {
      @Override
      Value of(Ops ops, Value table, Value ids) {
        return scan(ops, ops.mul(table, 1), ids);
      }
    };

    abstract Value of(Ops ops, Value table, Value ids);

    private static Value scan(Ops ops, Value table, Value ids) {
      Cell cell = (x, before) -> new Cell.Step(ops.embedding(table, x), List.of());
      return ops.scan("scan", ids, List.of(), cell);
    }

    @Override
    public List<Input> inputs() {
      return List.of(Input.tokens("tokens"));
    }

    @Override
    public Map<String, Value> apply(Ops ops, Map<String, Value> inputs) {
      Value table = ops.parameter("table", TABLE, Initializer.zeros());
      return Map.of("rows", of(ops, table, inputs.get("tokens")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void compiledGradientsAreAddedUpInFloat32(Rows rows) {
    Objective sum = (ops, outputs, batch) -> ops.sum(outputs.get("rows"));
    for (Mode mode :
        List.of(Mode.trainingWithoutDropout(), Mode.trainingWithoutDropout().recomputing())) {
      try (NDManager owner = BACKEND.manager().newSubManager();
          GradientProgram program =
              BACKEND.gradients(rows, Map.of("loss", sum), List.of(), path -> true)) {
        assertThousand(
            program
                .run(parameters(owner), batch(owner), Map.of("loss", 1.0), mode, owner)
                .gradients()
                .get("table"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOnATapeAreAddedUpInFloat32(Rows rows) {
    try (NDManager owner = BACKEND.manager().newSubManager();
        ForwardProgram program = BACKEND.forward(rows, Set.of("rows"))) {
      Parameters parameters = parameters(owner);
      try (Tape tape = BACKEND.tape(new NDList(parameters.get("table")))) {
        NDArray output =
            program.run(parameters, batch(owner), Mode.trainingWithoutDropout(), owner).get("rows");
        assertThousand(tape.gradients(output.sum()).head());
      }
    }
  }

  private static void assertThousand(NDArray gradient) {
    assertArrayEquals(new float[] {ROWS * LENGTH, 0}, gradient.toFloatArray());
  }

  private static Parameters parameters(NDManager owner) {
    return new Parameters(Map.of("table", owner.ones(TABLE)));
  }

  private static Map<String, NDArray> batch(NDManager owner) {
    return Map.of("tokens", owner.zeros(new Shape(ROWS, LENGTH), DataType.INT64));
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }
}
