package org.syntagma.runtime.wiring;

import com.google.inject.TypeLiteral;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.syntagma.runtime.binding.RecordBinder;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.plugins.Faults;
import org.syntagma.runtime.plugins.PluginContext;
import org.syntagma.runtime.plugins.Supplied;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;

/** One pass over a tree of components. */
final class Planner {
  private final Catalog catalog;
  private final Function<Class<? extends Record>, RecordBinder> binders;
  private final Problems problems;
  private final Choice choice;

  Planner(
      Catalog catalog, Function<Class<? extends Record>, RecordBinder> binders, Problems problems) {
    this.catalog = catalog;
    this.binders = binders;
    this.problems = problems;
    this.choice = new Choice(catalog, problems);
  }

  <K> Optional<Planned<K>> component(
      Class<K> kind, Setting settings, String path, Set<String> claimed) {
    Optional<Setting.Fields> fields = map(Choice.spelledOut(kind, settings), path, "with a type");
    Optional<Supplied> supplied = fields.flatMap(map -> choice.find(kind, map, path));
    if (supplied.isEmpty()) {
      return Optional.empty();
    }
    try {
      return PluginContext.call(
          supplied.get().component().implementation().getClassLoader(),
          () -> component(kind, supplied.get(), fields.get(), path, claimed));
    } catch (IllegalArgumentException e) {
      return fault(path, supplied.get(), e.getMessage());
    } catch (LinkageError e) {
      return fault(path, supplied.get(), Faults.advice(e));
    }
  }

  private <K> Optional<Planned<K>> component(
      Class<K> kind, Supplied supplied, Setting.Fields fields, String path, Set<String> claimed) {
    Blueprint blueprint = Blueprint.of(supplied);
    Set<String> own = new TreeSet<>(RecordBinder.keys(blueprint.settings()));
    blueprint.slots().forEach(slot -> own.add(slot.name()));
    own.retainAll(claimed);
    if (!own.isEmpty()) {
      return fault(
          path,
          supplied,
          "it reads "
              + String.join(", ", own)
              + ", which belongs to its place in the configuration");
    }
    Set<String> used = new HashSet<>(claimed);
    used.add(Choice.TYPE);
    return plan(kind, blueprint, Optional.of(supplied), fields, path, used);
  }

  private <K> Optional<Planned<K>> fault(String path, Supplied supplied, String what) {
    problems.add(path, supplied.origin() + " cannot be used: " + what);
    return Optional.empty();
  }

  <R> Optional<Planned<R>> entry(Class<R> raw, TypeLiteral<?> type, Setting settings, String path) {
    return map(settings, path, "of settings")
        .flatMap(map -> plan(raw, Blueprint.of(type), Optional.empty(), map, path, Set.of()));
  }

  private Optional<Setting.Fields> map(Setting setting, String path, String expected) {
    if (setting instanceof Setting.Fields fields) {
      return Optional.of(fields);
    }
    String found = setting instanceof Setting.Text ? "" : ", found " + setting.describe();
    problems.add(path, setting, "must be a map " + expected + found);
    return Optional.empty();
  }

  private <T> Optional<Planned<T>> plan(
      Class<T> type,
      Blueprint blueprint,
      Optional<Supplied> supplied,
      Setting.Fields fields,
      String path,
      Set<String> claimed) {
    Set<String> used = new HashSet<>(claimed);
    blueprint.slots().stream()
        .filter(slot -> !slot.isWrapped())
        .forEach(slot -> used.add(slot.name()));
    int before = problems.count();
    Map<SlotPoint, Filling> fillings = new LinkedHashMap<>();
    boolean wraps = false;
    for (SlotPoint slot : blueprint.slots()) {
      if (slot.isWrapped()) {
        wraps = true;
        used.addAll(RecordBinder.keys(blueprint.settings()));
      }
      fill(slot, fields, path, used).ifPresent(filling -> fillings.put(slot, filling));
    }
    Optional<? extends Record> settings = bind(blueprint.settings(), fields, path, used, wraps);
    return settings.isEmpty() || problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new Planned<>(type, path, blueprint, supplied, settings.get(), fillings, fields));
  }

  private Optional<? extends Record> bind(
      Class<? extends Record> type,
      Setting.Fields fields,
      String path,
      Set<String> used,
      boolean wraps) {
    return binders
        .apply(type)
        .bind(type, wraps ? only(type, fields) : fields, path, used, problems);
  }

  /** The part of an entry that is not for what it wraps, which sees to the unused keys. */
  private static Setting.Fields only(Class<? extends Record> type, Setting.Fields fields) {
    Map<String, Setting> own = new LinkedHashMap<>(fields.fields());
    own.keySet().retainAll(RecordBinder.keys(type));
    return new Setting.Fields(own, fields.origin());
  }

  private Optional<Filling> fill(
      SlotPoint slot, Setting.Fields owner, String path, Set<String> claimed) {
    if (slot.isWrapped()) {
      return part(slot, owner, path, claimed).map(Filling.One::new);
    }
    Optional<Setting> found = Slots.find(owner, slot.name());
    String place = join(path, slot.name());
    return switch (slot.shape()) {
      case ONE -> {
        if (found.isEmpty()) {
          problems.add(place, "is missing" + choice.among(slot.content().getRawType()));
        }
        yield found.flatMap(one -> part(slot, one, place, Set.of())).map(Filling.One::new);
      }
      case OPTIONAL ->
          Optional.of(new Filling.Maybe(found.flatMap(one -> part(slot, one, place, Set.of()))));
      case LIST -> Optional.of(new Filling.Several(list(slot, found, place)));
      case MAP -> Optional.of(new Filling.Named(byName(slot, found, place)));
    };
  }

  private List<Planned<?>> list(SlotPoint slot, Optional<Setting> found, String path) {
    List<Planned<?>> plans = new ArrayList<>();
    if (found.isPresent() && found.get() instanceof Setting.Items list) {
      for (int i = 0; i < list.items().size(); i++) {
        part(slot, list.items().get(i), path + "[" + i + "]", Set.of()).ifPresent(plans::add);
      }
    } else {
      found.ifPresent(other -> problems.add(path, other, "must be a list"));
    }
    return plans;
  }

  private Map<String, Planned<?>> byName(SlotPoint slot, Optional<Setting> found, String path) {
    Map<String, Planned<?>> plans = new LinkedHashMap<>();
    if (found.isPresent() && found.get() instanceof Setting.Fields map) {
      map.fields()
          .forEach(
              (name, one) -> {
                if (!(one instanceof Setting.None)) {
                  part(slot, one, join(path, name), Set.of())
                      .ifPresent(plan -> plans.put(name, plan));
                }
              });
    } else {
      found.ifPresent(other -> problems.add(path, other, "must be a map"));
    }
    return plans;
  }

  private Optional<? extends Planned<?>> part(
      SlotPoint slot, Setting setting, String path, Set<String> claimed) {
    Class<?> content = slot.content().getRawType();
    if (catalog.kinds().contains(content)) {
      return component(content, setting, path, claimed);
    }
    if (content.isRecord()) {
      return entry(content, slot.content(), setting, path);
    }
    problems.add(
        path,
        content.getName()
            + " is neither a kind of component nor a record, so it cannot fill a slot");
    return Optional.empty();
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
