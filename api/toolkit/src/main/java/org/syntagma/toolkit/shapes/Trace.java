package org.syntagma.toolkit.shapes;

import java.util.List;
import java.util.Map;

/**
 * What a program does, for inputs of given shapes. Lists and maps are in the order of the calls.
 *
 * @param parameters each path once, in the order in which they were first asked for
 * @param dropouts every call of dropout with a rate above 0
 * @param remembered what a stepwise program joins from step to step, by path
 * @param carried what a stepwise program passes from each step to the next, 0 at first, by path
 * @param once what a stepwise program computes at its first step only, by path
 * @param taps by path; what they alone compute is not counted below
 * @param outputs by name
 * @param operations floating point operations of one forward run in matmul, linear and attention; a
 *     multiplication and an addition are two, and causal attention counts whole
 * @param largest bytes of the largest result of one operation
 * @param kept as if nothing were freed
 * @param recomputing the same, if of what {@code recompute} encloses only results are kept and the
 *     largest block has just been computed again
 */
public record Trace(
    List<ParameterSpec> parameters,
    List<DropoutSite> dropouts,
    Map<String, ArrayType> remembered,
    Map<String, ArrayType> carried,
    Map<String, ArrayType> once,
    Map<String, ArrayType> taps,
    Map<String, ArrayType> outputs,
    long operations,
    long largest,
    Kept kept,
    Kept recomputing) {

  /** The number of scalars in all parameters; tied ones count once. */
  public long parameterCount() {
    return parameters.stream().mapToLong(parameter -> parameter.shape().size()).sum();
  }
}
