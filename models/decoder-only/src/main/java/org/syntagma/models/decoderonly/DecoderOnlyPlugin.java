package org.syntagma.models.decoderonly;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.ops.Network;

/** Supplies the network {@code gpt2}. */
public final class DecoderOnlyPlugin implements Plugin {
  @Override
  public List<Component<? extends Network>> networks() {
    return List.of(Component.of("gpt2", Gpt2.class, Gpt2Config.class));
  }
}
