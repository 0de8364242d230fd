package org.syntagma.runtime.wiring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.syntagma.runtime.binding.EffectiveSettings;
import org.syntagma.runtime.plugins.Supplied;
import org.syntagma.runtime.settings.Setting;

/**
 * A component, or a record that wraps components, that could be created: its settings are bound,
 * its slots are planned, and nothing is wrong with them. Immutable.
 *
 * @param <T> what is created
 */
public final class Planned<T> {
  private final Class<T> type;
  private final String path;
  private final Blueprint blueprint;
  private final Optional<Supplied> supplied;
  private final Record settings;
  private final Map<SlotPoint, Filling> fillings;
  private final Setting.Fields given;

  Planned(
      Class<T> type,
      String path,
      Blueprint blueprint,
      Optional<Supplied> supplied,
      Record settings,
      Map<SlotPoint, Filling> fillings,
      Setting.Fields given) {
    this.type = type;
    this.path = path;
    this.blueprint = blueprint;
    this.supplied = supplied;
    this.settings = settings;
    this.fillings = Collections.unmodifiableMap(new LinkedHashMap<>(fillings));
    this.given = given;
  }

  /** What is created: the kind of a component, or an entry record. */
  public Class<T> type() {
    return type;
  }

  /** The place in the configuration, such as {@code stages[0].optimizer}. */
  public String path() {
    return path;
  }

  /** The component and its plugin; empty for an entry record. */
  public Optional<Supplied> supplied() {
    return supplied;
  }

  /** The bound settings, of the class that the component declares. */
  public Record settings() {
    return settings;
  }

  /** The contents of the slots by name; the name of what an entry record wraps is empty. */
  public Map<String, Filling> slots() {
    Map<String, Filling> slots = new LinkedHashMap<>();
    fillings.forEach((slot, filling) -> slots.put(slot.name(), filling));
    return Collections.unmodifiableMap(slots);
  }

  /** This plan and those in its slots, down to the last; outer ones first. */
  public Stream<Planned<?>> all() {
    return Stream.concat(
        Stream.of(this),
        fillings.values().stream().flatMap(slot -> slot.plans().stream()).flatMap(Planned::all));
  }

  /** The settings that hold, with the defaults of everything in it. */
  public Setting.Fields effective() {
    Setting.Fields effective = given;
    for (Map.Entry<SlotPoint, Filling> entry : fillings.entrySet()) {
      if (entry.getKey().isWrapped()) {
        effective = entry.getValue().plans().get(0).effective();
      }
    }
    effective = EffectiveSettings.of(settings, effective);
    for (Map.Entry<SlotPoint, Filling> entry : fillings.entrySet()) {
      if (!entry.getKey().isWrapped()) {
        effective = Slots.put(effective, entry.getKey().name(), entry.getValue());
      }
    }
    return effective;
  }

  Blueprint blueprint() {
    return blueprint;
  }

  Map<SlotPoint, Filling> fillings() {
    return fillings;
  }

  @Override
  public String toString() {
    return path + supplied.map(found -> ": " + found.label()).orElse("");
  }
}
