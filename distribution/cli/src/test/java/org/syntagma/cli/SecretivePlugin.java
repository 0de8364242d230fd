package org.syntagma.cli;

import jakarta.inject.Inject;
import java.util.List;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;
import org.syntagma.api.training.Listener;

/** A plugin whose listener needs a password. */
public final class SecretivePlugin implements Plugin {
  @Override
  public List<Component<? extends Listener>> listeners() {
    return List.of(Component.of("secretive", Secretive.class, SecretiveConfig.class));
  }

  record SecretiveConfig(String apiKey) {}

  static final class Secretive implements Listener {
    @Inject
    Secretive(SecretiveConfig config) {
      if (!config.apiKey().equals("hush")) {
        throw new IllegalArgumentException("the password is wrong");
      }
    }
  }
}
