package org.syntagma.runtime.plugins;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.Plugin;
import org.syntagma.api.component.Component;

/** Creates plugins one after the other, and keeps what they supply and what is wrong with them. */
final class Discovery {
  private record Name(Kind kind, String type) {}

  private final List<Kind> kinds = Kind.all();
  private final Map<Name, Supplied> known = new LinkedHashMap<>();
  private final List<PluginContents> plugins = new ArrayList<>();
  private final List<PluginFault> faults = new ArrayList<>();

  Inventory inventory() {
    return new Inventory(plugins, faults);
  }

  void fault(String where, String message) {
    faults.add(new PluginFault(where, message));
  }

  /** Creates the plugin that a service file names. */
  void load(String provider, ClassLoader loader, PluginSource source) {
    try {
      Optional<Plugin> plugin = PluginContext.call(loader, () -> create(provider, loader, source));
      plugin.ifPresent(found -> add(found, source));
    } catch (ClassNotFoundException e) {
      fault(
          source,
          "%s names %s, which is not there; correct the name, or add the jar that holds the class"
              .formatted(PluginJar.SERVICE, provider));
    } catch (LinkageError e) {
      fault(source, Faults.advice(e));
    } catch (InvocationTargetException e) {
      fault(
          source,
          "the constructor of %s fails: %s; use another version of the plugin, or remove it"
              .formatted(provider, Faults.advice(e.getCause())));
    } catch (ReflectiveOperationException e) {
      fault(
          source,
          provider + " must be a public class with a public constructor without parameters");
    }
  }

  private Optional<Plugin> create(String provider, ClassLoader loader, PluginSource source)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(provider, true, loader);
    if (Plugin.class.isAssignableFrom(type)) {
      return Optional.of((Plugin) type.getConstructor().newInstance());
    }
    fault(
        source,
        "%s names %s, which does not implement %s; correct the name"
            .formatted(PluginJar.SERVICE, provider, Plugin.class.getName()));
    return Optional.empty();
  }

  /** Adds what a plugin supplies. */
  void add(Plugin plugin, PluginSource source) {
    List<Supplied> components = new ArrayList<>();
    int before = faults.size();
    for (Kind kind : kinds) {
      for (Component<?> component : listed(kind, plugin, source)) {
        Supplied supplied = new Supplied(kind.type(), component, source);
        Supplied first = known.putIfAbsent(new Name(kind, component.type()), supplied);
        components.add(supplied);
        if (first != null) {
          faults.add(
              new PluginFault(
                  source.name(),
                  "Two plugins supply the %s '%s': %s and %s; remove one of them"
                      .formatted(
                          kind.words(), component.type(), first.plugin().place(), source.place())));
        }
      }
    }
    if (faults.size() == before) {
      plugins.add(new PluginContents(source, components));
    }
  }

  private List<Component<?>> listed(Kind kind, Plugin plugin, PluginSource source) {
    try {
      return PluginContext.call(plugin.getClass().getClassLoader(), () -> kind.of(plugin));
    } catch (InvocationTargetException e) {
      fault(source, "it cannot list its components: " + Faults.advice(e.getCause()));
      return List.of();
    } catch (NullPointerException e) {
      fault(source, "it cannot list its components: " + Faults.advice(e));
      return List.of();
    }
  }

  private void fault(PluginSource source, String what) {
    faults.add(
        new PluginFault(
            source.name(), "The plugin %s cannot be used: %s".formatted(source.place(), what)));
  }
}
