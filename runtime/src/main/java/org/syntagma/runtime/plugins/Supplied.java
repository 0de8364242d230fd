package org.syntagma.runtime.plugins;

import org.syntagma.api.component.Component;

/**
 * A component and who supplies it.
 *
 * @param kind the interface that it implements
 * @param component its entry in the plugin's table of contents
 * @param plugin the plugin
 */
public record Supplied(Class<?> kind, Component<?> component, PluginSource plugin) {
  /** The type, with the plugin if the user installed it: {@code lion (plugins/lion 1.2.0)}. */
  public String label() {
    return plugin.installed() ? component.type() + " (" + plugin.label() + ")" : component.type();
  }

  /** The type and its plugin, with the jar if the user installed it, for messages. */
  public String origin() {
    return component.type() + " of " + (plugin.installed() ? plugin.place() : plugin.label());
  }

  /** Kind and type in words: {@code policy optimizer ppo}. */
  public String words() {
    return Kind.words(kind) + " " + component.type();
  }
}
