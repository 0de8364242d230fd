package org.syntagma.runtime.plugins;

/**
 * A plugin cannot be used. The message says which, why and what to do; it is meant for the user as
 * it stands.
 */
public final class PluginException extends RuntimeException {
  PluginException(String message) {
    super(message);
  }

  PluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
