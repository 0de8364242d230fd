package org.syntagma.models.decoderonly;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.model.NetworkFormat;
import org.syntagma.api.ops.Network;

/**
 * Supplies the networks {@code gpt2}, {@code llama} and {@code lstm}, and how others keep their
 * models.
 */
public final class DecoderOnlyPlugin implements Plugin {
  @Override
  public List<Component<? extends Network>> networks() {
    return List.of(
        Component.of("gpt2", Gpt2.class, Gpt2Config.class),
        Component.of("llama", Llama.class, LlamaConfig.class),
        Component.of("lstm", Recurrent.class, RecurrentConfig.class));
  }

  @Override
  public List<Component<? extends NetworkFormat<?>>> networkFormats() {
    return List.of(
        Component.of("gpt2", Gpt2Format.class), Component.of("llama", LlamaFormat.class));
  }
}
