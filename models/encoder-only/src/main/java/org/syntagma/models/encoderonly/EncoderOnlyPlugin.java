package org.syntagma.models.encoderonly;

import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.ops.Network;

/** Supplies the network {@code text-cnn}. */
public final class EncoderOnlyPlugin implements Plugin {
  @Override
  public List<Component<? extends Network>> networks() {
    return List.of(Component.of("text-cnn", TextCnn.class, TextCnnConfig.class));
  }
}
