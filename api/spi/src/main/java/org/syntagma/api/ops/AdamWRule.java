package org.syntagma.api.ops;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2), with ε outside the
 * square root of the bias-corrected second moment and the decay multiplied by the rate.
 *
 * <p>Scalars: {@code rate}; {@code decay}, the weight decay λ; {@code update}, counted from 1.
 *
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the denominator
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AdamWRule(double beta1, double beta2, double epsilon) implements UpdateRule {
  @Override
  public List<String> states() {
    return List.of("first", "second");
  }

  @Override
  public List<String> scalars() {
    return List.of("rate", "decay", "update");
  }

  @Override
  public Map<String, Value> apply(Ops ops, Map<String, Value> values) {
    Value gradient = values.get(GRADIENT);
    Value rate = values.get("rate");
    Value first = blend(ops, values.get("first"), gradient, beta1);
    Value second = blend(ops, values.get("second"), ops.mul(gradient, gradient), beta2);
    Value update = values.get("update");
    Value corrected = ops.div(first, correction(ops, beta1, update));
    Value scale = ops.add(ops.sqrt(ops.div(second, correction(ops, beta2, update))), epsilon);
    Value kept = ops.sub(ops.constant(1), ops.mul(rate, values.get("decay")));
    Value moved =
        ops.sub(ops.mul(values.get(PARAMETER), kept), ops.mul(rate, ops.div(corrected, scale)));
    return Map.of(PARAMETER, moved, "first", first, "second", second);
  }

  private static Value blend(Ops ops, Value old, Value now, double beta) {
    return ops.add(ops.mul(old, beta), ops.mul(now, 1 - beta));
  }

  /** 1 − β^update. */
  private static Value correction(Ops ops, double beta, Value update) {
    return ops.sub(ops.constant(1), ops.exp(ops.mul(update, Math.log(beta))));
  }
}
