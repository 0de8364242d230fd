package org.syntagma.runtime.plugins;

import java.util.List;

/** A plugin with what it supplies. */
public record PluginContents(PluginSource source, List<Supplied> components) {
  public PluginContents {
    components = List.copyOf(components);
  }
}
