package org.syntagma.api.model;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.syntagma.api.ops.Encoder;
import org.syntagma.api.ops.Input;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * Inputs of a task's own, and what makes of them the vectors that a network's {@link Encoder}
 * reads; the counterpart of {@link Head} at the other side. Its parameters live under {@code
 * inputs.<name>}.
 *
 * <p>With it the model has the output {@code <name>.encoded} (batch, length, width), what the
 * encoder makes of the vectors, and {@code <name>.<output>} for each further output of the part. A
 * program computes them from the front end's inputs alone: together with outputs of the network or
 * of another front end they cannot be asked for, as those are of other batches. The encoder's taps
 * keep their names.
 *
 * @param name letters, digits and hyphens
 * @param inputs what a batch brings, in order
 * @param part makes the vectors
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FrontEnd(String name, List<Input> inputs, Part part) {
  /** The output that the encoder gives, after the front end's name and a dot. */
  public static final String ENCODED = "encoded";

  /**
   * A front end of those parts.
   *
   * @throws IllegalArgumentException if the name has other characters
   */
  public FrontEnd {
    if (!name.matches("[A-Za-z0-9-]+")) {
      throw new IllegalArgumentException(
          "'" + name + "' cannot name inputs: must be letters, digits and hyphens");
    }
    inputs = List.copyOf(inputs);
  }

  /** The name of an output as heads, losses and {@link Model#run} know it. */
  public String output(String output) {
    return name + "." + output;
  }

  /** A pure function of the inputs by name, and of parameters. */
  @FunctionalInterface
  public interface Part {
    Fed apply(Ops ops, Map<String, Value> inputs);
  }

  /**
   * What the encoder is fed.
   *
   * @param vectors (batch, length, width of the encoder)
   * @param visible (batch, length), boolean: which positions are no padding, which stands at the
   *     end
   * @param outputs further outputs by name, none of them {@link #ENCODED}
   */
  public record Fed(Value vectors, Value visible, Map<String, Value> outputs) {
    /** Without further outputs. */
    public Fed(Value vectors, Value visible) {
      this(vectors, visible, Map.of());
    }

    /**
     * With all that is given.
     *
     * @throws IllegalArgumentException if one of the outputs is called {@link #ENCODED}
     */
    public Fed {
      if (outputs.containsKey(ENCODED)) {
        throw new IllegalArgumentException(
            "'" + ENCODED + "' is the encoder's own output: give this one another name");
      }
      outputs = Map.copyOf(outputs);
    }
  }
}
