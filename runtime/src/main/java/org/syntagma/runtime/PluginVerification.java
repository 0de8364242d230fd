package org.syntagma.runtime;

import com.google.inject.Module;
import com.google.inject.util.Modules;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.random.Randomness;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.plugins.Inventory;
import org.syntagma.runtime.plugins.PluginContents;
import org.syntagma.runtime.wiring.Wiring;

/** Looks closely at plugins that could be loaded, without creating their components. */
public final class PluginVerification {
  private final Wiring wiring;

  /** Verifies the plugins of this inventory. */
  public PluginVerification(Inventory inventory) {
    wiring = new Wiring(Catalog.of(new Inventory(inventory.plugins(), List.of())));
  }

  /** What is wrong with a plugin's components; empty if nothing is. */
  public List<String> problems(PluginContents plugin) {
    Services services = new Services(new Host(wiring, Syntagma.userCache()), Optional.empty());
    Module offered = Modules.combine(services, Services.own(Randomness.of(0), ""));
    return plugin.components().stream()
        .flatMap(
            each -> wiring.check(each, offered).stream().map(what -> each.words() + ": " + what))
        .toList();
  }
}
