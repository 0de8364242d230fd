package org.syntagma.runtime.wiring;

import com.google.inject.Binding;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.syntagma.runtime.binding.RecordBinder;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.plugins.Supplied;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;

/**
 * Plans what a configuration asks for from the components of a catalog. Safe for use by several
 * threads.
 */
public final class Wiring {
  private final Catalog catalog;
  private final Map<ClassLoader, RecordBinder> binders = new ConcurrentHashMap<>();

  public Wiring(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Where components come from. */
  public Catalog catalog() {
    return catalog;
  }

  /**
   * Plans a component and everything in its slots.
   *
   * @param kind the interface, such as {@code Optimizer.class}
   * @param settings a map with the component's {@code type} and settings
   * @param path where that is, such as {@code stages[0].optimizer}
   * @param claimed keys in that map that somebody else reads
   * @param problems receives everything that is wrong, in the whole tree
   * @return the plan; empty if there was any problem
   * @throws IllegalArgumentException if {@code kind} is no kind
   */
  public <K> Optional<Planned<K>> component(
      Class<K> kind, Setting settings, String path, Set<String> claimed, Problems problems) {
    if (!catalog.kinds().contains(kind)) {
      throw new IllegalArgumentException(kind.getName() + " is not a kind of component");
    }
    return new Planner(catalog, this::binder, problems).component(kind, settings, path, claimed);
  }

  /**
   * Plans an entry record and everything in its slots; see {@link org.syntagma.api.component.Slot}.
   *
   * @param entry the record's class
   * @param settings a map with the entry's own settings and those of what it wraps
   * @param path where that is
   * @param problems receives everything that is wrong, in the whole tree
   * @return the plan; empty if there was any problem
   */
  public <R extends Record> Optional<Planned<R>> entry(
      Class<R> entry, Setting settings, String path, Problems problems) {
    return new Planner(catalog, this::binder, problems)
        .entry(entry, TypeLiteral.get(entry), settings, path);
  }

  /**
   * What is wrong with a component whatever is configured: its constructor, its slots, its record
   * and the record's defaults. Creates nothing.
   *
   * @param services binds what every component may ask for
   */
  public List<String> check(Supplied supplied, Module services) {
    Set<Key<?>> offered = new HashSet<>(Set.of(Key.get(ThreadFactory.class)));
    for (Element element : Elements.getElements(services)) {
      if (element instanceof Binding<?> binding) {
        offered.add(binding.getKey());
      }
    }
    return ComponentCheck.problems(supplied, catalog, this, offered);
  }

  /**
   * The slots of a component, without a plan.
   *
   * @throws IllegalArgumentException if its class cannot be created from a configuration; says why
   */
  public List<SlotView> slots(Supplied supplied) {
    return SlotView.of(Blueprint.of(supplied));
  }

  /** The binder for a record, kept because validation is slow to set up. */
  public RecordBinder binder(Class<? extends Record> type) {
    return binders.computeIfAbsent(type.getClassLoader(), RecordBinder::forLoader);
  }
}
