package org.syntagma.runtime.wiring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fills a slot. */
public sealed interface Filling {
  /** The plans in this slot, in the order of the configuration. */
  List<Planned<?>> plans();

  /** Exactly one. */
  record One(Planned<?> plan) implements Filling {
    @Override
    public List<Planned<?>> plans() {
      return List.of(plan);
    }
  }

  /** One or none. */
  record Maybe(Optional<Planned<?>> plan) implements Filling {
    @Override
    public List<Planned<?>> plans() {
      return plan.<List<Planned<?>>>map(List::of).orElse(List.of());
    }
  }

  /** Any number, in order. */
  record Several(List<Planned<?>> plans) implements Filling {
    public Several {
      plans = List.copyOf(plans);
    }
  }

  /** Any number, by name, in the order of the configuration. */
  record Named(Map<String, Planned<?>> byName) implements Filling {
    public Named {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    @Override
    public List<Planned<?>> plans() {
      return List.copyOf(byName.values());
    }
  }
}
