package org.syntagma.runtime.describe;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.component.Component.NoSettings;
import org.syntagma.runtime.binding.RecordExample;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.plugins.Supplied;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.wiring.SlotShape;
import org.syntagma.runtime.wiring.SlotView;
import org.syntagma.runtime.wiring.Wiring;

/**
 * Makes up configurations of components: all defaults of the component itself, and in its slots the
 * first component that will do with what it must be given. Optional slots and maps stay empty, a
 * list gets one.
 */
final class Examples {
  private static final Origin NOWHERE = Origin.Layer.EXAMPLE;

  private final Catalog catalog;
  private final Wiring wiring;
  private final Set<Supplied> under = new HashSet<>();

  Examples(Catalog catalog, Wiring wiring) {
    this.catalog = catalog;
    this.wiring = wiring;
  }

  /** Settings of which the component can be planned, if any were found. */
  Optional<Setting.Fields> of(Supplied supplied) {
    Class<? extends Record> settings = supplied.component().configuration();
    return filled(supplied, new RecordExample(wiring.binder(settings)).full(settings))
        .filter(example -> canBePlanned(supplied, example));
  }

  private boolean canBePlanned(Supplied supplied, Setting.Fields example) {
    Problems problems = new Problems();
    wiring.component(supplied.kind(), example, "", Set.of(), problems);
    return problems.count() == 0;
  }

  private Optional<Setting.Fields> filled(Supplied supplied, Optional<Setting.Fields> settings) {
    if (settings.isEmpty() || !under.add(supplied)) {
      return Optional.empty();
    }
    try {
      Map<String, Setting> fields = new LinkedHashMap<>();
      fields.put("type", text(supplied.component().type()));
      fields.putAll(settings.get().fields());
      return fill(wiring.slots(supplied), fields);
    } finally {
      under.remove(supplied);
    }
  }

  private Optional<Setting.Fields> fill(List<SlotView> slots, Map<String, Setting> fields) {
    Setting.Fields filled = new Setting.Fields(fields, NOWHERE);
    for (SlotView slot : slots) {
      if (slot.shape() == SlotShape.ONE || slot.shape() == SlotShape.LIST) {
        Optional<Setting.Fields> one = content(slot);
        if (one.isEmpty() && slot.shape() == SlotShape.ONE) {
          return Optional.empty();
        }
        if (one.isPresent()) {
          filled =
              put(
                  filled,
                  slot.key(),
                  slot.shape() == SlotShape.ONE
                      ? one.get()
                      : new Setting.Items(List.of(one.get()), NOWHERE));
        }
      }
    }
    return Optional.of(filled);
  }

  private Optional<Setting.Fields> content(SlotView slot) {
    Map<String, Setting> fields = new LinkedHashMap<>();
    if (slot.kind().isPresent()) {
      Optional<Setting.Fields> component = first(slot.kind().get());
      if (component.isEmpty()) {
        return Optional.empty();
      }
      fields.putAll(component.get().fields());
    }
    if (slot.settings() != NoSettings.class) {
      Optional<Setting.Fields> own = minimal(slot.settings());
      if (own.isEmpty()) {
        return Optional.empty();
      }
      fields.putAll(own.get().fields());
    }
    return fill(slot.slots(), fields);
  }

  private Optional<Setting.Fields> first(Class<?> kind) {
    return catalog.components(kind).stream()
        .flatMap(
            supplied -> filled(supplied, minimal(supplied.component().configuration())).stream())
        .findFirst();
  }

  private Optional<Setting.Fields> minimal(Class<? extends Record> settings) {
    return new RecordExample(wiring.binder(settings)).minimal(settings);
  }

  private static Setting.Fields put(Setting.Fields owner, String key, Setting value) {
    Map<String, Setting> fields = new LinkedHashMap<>(owner.fields());
    int dot = key.indexOf('.');
    if (dot < 0) {
      fields.put(key, value);
    } else {
      String outer = key.substring(0, dot);
      Setting.Fields inner =
          fields.get(outer) instanceof Setting.Fields map
              ? map
              : new Setting.Fields(Map.of(), NOWHERE);
      fields.put(outer, put(inner, key.substring(dot + 1), value));
    }
    return new Setting.Fields(fields, NOWHERE);
  }

  private static Setting text(String text) {
    return new Setting.Text(text, NOWHERE);
  }
}
