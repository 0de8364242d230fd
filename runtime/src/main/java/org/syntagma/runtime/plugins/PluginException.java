package org.syntagma.runtime.plugins;

import java.util.List;

/**
 * A plugin cannot be used. The message says which, why and what to do; it is meant for the user as
 * it stands.
 */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PluginException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Lists all faults; there is at least one. */
  PluginException(List<PluginFault> faults) {
    super(list(faults.stream().map(PluginFault::message).toList()));
  }

  private static String list(List<String> messages) {
    if (messages.size() == 1) {
      return messages.get(0);
    }
    StringBuilder text = new StringBuilder(messages.size() + " problems with plugins");
    for (int i = 0; i < messages.size(); i++) {
      text.append("\n%d) %s".formatted(i + 1, messages.get(i)));
    }
    return text.toString();
  }
}
