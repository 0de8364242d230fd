package org.syntagma.runtime.plugins;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;

/** All components that the plugins on this host supply, by kind and type. Immutable. */
public final class Catalog {
  private final List<PluginSource> plugins;
  private final Map<Class<?>, Map<String, Supplied>> components = new LinkedHashMap<>();
  private final Map<Class<?>, Kind> kinds = new LinkedHashMap<>();

  private Catalog(Map<Plugin, PluginSource> found) {
    plugins = List.copyOf(found.values());
    for (Kind kind : Kind.all()) {
      kinds.put(kind.type(), kind);
      components.put(kind.type(), new TreeMap<>());
    }
    List<String> duplicates = new ArrayList<>();
    found.forEach((plugin, source) -> add(plugin, source, duplicates));
    if (!duplicates.isEmpty()) {
      throw new PluginException(String.join("\n", duplicates));
    }
  }

  /**
   * The plugins on the class path of this loader.
   *
   * @throws PluginException if one cannot be loaded, or two supply the same type of one kind
   */
  public static Catalog onClassPath(ClassLoader loader) {
    Map<Plugin, PluginSource> found = new LinkedHashMap<>();
    try {
      Iterator<Plugin> plugins = ServiceLoader.load(Plugin.class, loader).iterator();
      while (plugins.hasNext()) {
        Plugin plugin = plugins.next();
        found.put(plugin, PluginSource.of(plugin.getClass()));
      }
    } catch (ServiceConfigurationError e) {
      String why = e.getCause() == null ? "" : ": " + Faults.advice(e.getCause());
      throw new PluginException("A plugin cannot be loaded: " + e.getMessage() + why, e);
    } catch (LinkageError e) {
      throw new PluginException("A plugin cannot be loaded: " + Faults.advice(e), e);
    }
    return new Catalog(found);
  }

  /**
   * These plugins.
   *
   * @throws PluginException if two supply the same type of one kind
   */
  public static Catalog of(Map<Plugin, PluginSource> plugins) {
    return new Catalog(plugins);
  }

  private void add(Plugin plugin, PluginSource source, List<String> duplicates) {
    for (Kind kind : kinds.values()) {
      for (Component<?> component : components(kind, plugin, source)) {
        Supplied supplied = new Supplied(kind.type(), component, source);
        Supplied first = components.get(kind.type()).putIfAbsent(component.type(), supplied);
        if (first != null) {
          duplicates.add(
              "Two plugins supply the %s '%s': %s and %s; remove one of them"
                  .formatted(
                      kind.words(), component.type(), first.plugin().place(), source.place()));
        }
      }
    }
  }

  private static List<Component<?>> components(Kind kind, Plugin plugin, PluginSource source) {
    try {
      return kind.of(plugin);
    } catch (InvocationTargetException e) {
      throw new PluginException(
          "The plugin %s cannot list its components: %s"
              .formatted(source.place(), Faults.advice(e.getCause())),
          e.getCause());
    }
  }

  /** The plugins, in the order in which they were found. */
  public List<PluginSource> plugins() {
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
