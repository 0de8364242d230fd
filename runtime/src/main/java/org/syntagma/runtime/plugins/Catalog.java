package org.syntagma.runtime.plugins;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syntagma.api.Plugin;

/** All components that the plugins on this host supply, by kind and type. Immutable. */
public final class Catalog {
  private final List<PluginContents> plugins;
  private final Map<Class<?>, Map<String, Supplied>> components = new LinkedHashMap<>();
  private final Map<Class<?>, Kind> kinds = new LinkedHashMap<>();

  private Catalog(Inventory inventory) {
    if (!inventory.faults().isEmpty()) {
      throw new PluginException(inventory.faults());
    }
    plugins = inventory.plugins();
    for (Kind kind : Kind.all()) {
      kinds.put(kind.type(), kind);
      components.put(kind.type(), new TreeMap<>());
    }
    plugins.stream()
        .flatMap(plugin -> plugin.components().stream())
        .forEach(each -> components.get(each.kind()).put(each.component().type(), each));
  }

  /**
   * What was found.
   *
   * @throws PluginException if anything that was found has a fault; lists all of them
   */
  public static Catalog of(Inventory inventory) {
    return new Catalog(inventory);
  }

  /**
   * The plugins on the class path of this loader.
   *
   * @throws PluginException if one cannot be loaded, or two supply the same type of one kind
   */
  public static Catalog onClassPath(ClassLoader loader) {
    return of(Inventory.of(loader, List.of()));
  }

  /**
   * These plugins.
   *
   * @throws PluginException if two supply the same type of one kind
   */
  public static Catalog of(Map<Plugin, PluginSource> plugins) {
    return of(Inventory.of(plugins));
  }

  /** The plugins with what they supply, in the order in which they were found. */
  public List<PluginContents> plugins() {
    return plugins;
  }

  /** The kinds, by name. */
  public List<Class<?>> kinds() {
    return List.copyOf(kinds.keySet());
  }

  /** What people call this kind, such as {@code policy optimizer}. */
  public String words(Class<?> kind) {
    return kinds.get(kind).words();
  }

  /** The components of this kind, by type; empty for an interface that is no kind. */
  public List<Supplied> components(Class<?> kind) {
    return List.copyOf(components.getOrDefault(kind, Map.of()).values());
  }

  /** The component of this kind and type. */
  public Optional<Supplied> find(Class<?> kind, String type) {
    return Optional.ofNullable(components.getOrDefault(kind, Map.of()).get(type));
  }
}
