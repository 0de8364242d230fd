package org.syntagma.runtime.wiring;

import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.syntagma.runtime.binding.RecordCheck;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.plugins.Faults;
import org.syntagma.runtime.plugins.PluginContext;
import org.syntagma.runtime.plugins.Supplied;

/** Looks for what is wrong with a component whatever is configured, without creating it. */
final class ComponentCheck {
  private final Catalog catalog;
  private final Wiring wiring;
  private final Set<Key<?>> services;
  private final Set<Class<?>> seen = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private ComponentCheck(Catalog catalog, Wiring wiring, Set<Key<?>> services) {
    this.catalog = catalog;
    this.wiring = wiring;
    this.services = services;
  }

  static List<String> problems(
      Supplied supplied, Catalog catalog, Wiring wiring, Set<Key<?>> services) {
    ComponentCheck check = new ComponentCheck(catalog, wiring, services);
    try {
      PluginContext.call(
          supplied.component().implementation().getClassLoader(), () -> check.component(supplied));
    } catch (IllegalArgumentException e) {
      check.problems.add(e.getMessage());
    } catch (LinkageError e) {
      check.problems.add(Faults.advice(e));
    }
    return List.copyOf(check.problems);
  }

  private boolean component(Supplied supplied) {
    Class<?> implementation = supplied.component().implementation();
    if (!supplied.kind().isAssignableFrom(implementation)) {
      problems.add(implementation.getName() + " does not implement " + supplied.kind().getName());
    }
    return blueprint(Blueprint.of(supplied));
  }

  private boolean blueprint(Blueprint blueprint) {
    Class<? extends Record> settings = blueprint.settings();
    problems.addAll(RecordCheck.problems(settings, wiring.binder(settings)));
    blueprint.services().stream()
        .filter(key -> !services.contains(key))
        .forEach(
            key ->
                problems.add(
                    "its constructor asks for %s, which is neither its settings nor a slot nor a service of the host"
                        .formatted(key.getTypeLiteral())));
    blueprint.slots().forEach(this::slot);
    return true;
  }

  private void slot(SlotPoint slot) {
    TypeLiteral<?> content = slot.content();
    Class<?> raw = content.getRawType();
    if (raw.isRecord()) {
      if (seen.add(raw)) {
        blueprint(Blueprint.of(content));
      }
    } else if (!catalog.kinds().contains(raw)) {
      problems.add(
          "its slot '%s' takes %s, which is neither a kind of component nor a record"
              .formatted(slot.name(), content));
    }
  }
}
