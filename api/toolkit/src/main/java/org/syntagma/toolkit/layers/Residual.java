package org.syntagma.toolkit.layers;

import java.util.function.BiFunction;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/** x + dropout(part(norm(x))). */
record Residual(Layer norm, double dropout) {
  Value apply(Ops ops, String name, Value x, BiFunction<Ops, Value, Value> part) {
    Ops at = ops.at(name);
    Value change = part.apply(at, norm.apply(ops.at(name + "-norm"), x));
    return ops.add(x, at.dropout(change, dropout));
  }
}
