package org.syntagma.backends.pytorch;

import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Value;

/** Attention, its masks and rotary positions as lines of TorchScript. */
final class ScriptAttention {
  private final Script script;
  private final boolean stepwise;
  private final String past;
  private final boolean narrow;

  ScriptAttention(Recording recording, boolean narrow) {
    script = recording.script;
    stepwise = recording.kind == Recording.Kind.STEP;
    past = recording.past();
    this.narrow = narrow;
  }

  /**
   * In bfloat16, libtorch's own attention has a slow backward pass on a processor, up to sequences
   * so long that the weights no longer fit its caches; there and in float32 it is the fastest.
   */
  Value attend(Value query, Value key, Value value, int heads, Mask mask) {
    String call = "(self)." + (narrow ? "attend16" : "attend") + "(%s, %s, %s, " + heads + ", ";
    if (mask.visible().isPresent()) {
      return script.compute(call + "%s, False)", query, key, value, additive(query, key, mask));
    } else if (!mask.causal()) {
      return script.compute(call + "None, False)", query, key, value);
    }
    return script.compute(call + (stepwise ? past + ", False)" : "None, True)"), query, key, value);
  }

  Value weights(Value query, Value key, int heads, Mask mask) {
    String call = "(self).weights(%s, %s, " + heads + ", ";
    if (mask.visible().isEmpty() && !mask.causal()) {
      return script.compute(call + "None)", query, key);
    } else if (mask.visible().isEmpty() && stepwise) {
      return script.compute(call + past + ")", query, key);
    }
    return script.compute(call + "%s)", query, key, additive(query, key, mask));
  }

  /** 0 where a key is seen and a large negative number where not; some key is hidden. */
  private Value additive(Value query, Value key, Mask mask) {
    if (mask.visible().isEmpty()) {
      return script.compute("(self).triangle(%s, %s)", query, key);
    }
    Value visible = script.compute("(self).visible(%s)", mask.visible().get());
    if (!mask.causal()) {
      return visible;
    }
    return stepwise
        ? script.compute("(self).both(%s, " + past + ")", visible)
        : script.compute("torch.add(%s, (self).triangle(%s, %s))", visible, query, key);
  }

  Value rotary(Value x, Value positions, int heads, double base) {
    Value turned =
        script.compute("(self).rotary(%s, %s, " + heads + ", " + base + ")", x, positions);
    return narrow ? script.compute("torch.to(%s, 15)", turned) : turned;
  }
}
