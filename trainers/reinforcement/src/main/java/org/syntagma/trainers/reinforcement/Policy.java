package org.syntagma.trainers.reinforcement;

import java.util.Map;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** Terms of objectives over a policy's outputs; each is (rows, length), one number an action. */
final class Policy {
  static final String LOGITS = "logits";
  static final String VALUE = "value";
  static final String TARGETS = "targets";

  private Policy() {}

  /** The sum over the actions; what stands elsewhere counts nothing. */
  static Value sum(Ops ops, Value each, Map<String, Value> batch) {
    Value nothing = ops.less(batch.get(TARGETS), ops.constant(0));
    return ops.sum(ops.where(nothing, ops.constant(0), each));
  }

  /** log π of the actions, and 0 where there is none. */
  static Value log(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    return ops.neg(ops.crossEntropy(outputs.get(LOGITS), batch.get(TARGETS)));
  }

  /** π / π_behaviour of the actions, whose logarithms the batch has as {@code behaviour}. */
  static Value ratio(Ops ops, Map<String, Value> outputs, Map<String, Value> batch) {
    return ops.exp(ops.sub(log(ops, outputs, batch), batch.get(Numbers.BEHAVIOUR)));
  }

  /** The entropy of π at each place, in nats. */
  static Value entropy(Ops ops, Map<String, Value> outputs) {
    Value log = ops.logSoftmax(outputs.get(LOGITS), -1);
    return ops.neg(ops.sum(ops.mul(ops.exp(log), log), -1));
  }

  static Value clamp(Ops ops, Value x, double from, double to) {
    return ops.minimum(ops.maximum(x, ops.constant(from)), ops.constant(to));
  }
}
