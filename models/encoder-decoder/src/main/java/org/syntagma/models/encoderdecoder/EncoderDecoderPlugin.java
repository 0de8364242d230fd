package org.syntagma.models.encoderdecoder;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.ops.Network;

/** Supplies the network {@code encoder-decoder}. */
public final class EncoderDecoderPlugin implements Plugin {
  @Override
  public List<Component<? extends Network>> networks() {
    return List.of(
        Component.of("encoder-decoder", EncoderDecoder.class, EncoderDecoderConfig.class));
  }
}
