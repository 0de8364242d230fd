package org.syntagma.data.grammar;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Items of an Earley set while they are gathered: what is to come, and where it returns to. */
final class Pending {
  private final Map<Dot, Set<Return>> items = new LinkedHashMap<>();
  private boolean complete;

  /** A phrase goes on with {@code rest}; where it has none it is over, and what waited goes on. */
  void advance(Optional<Dot> rest, Set<Return> returns) {
    if (rest.isPresent()) {
      add(rest.get(), returns);
      return;
    }
    for (Return each : returns) {
      if (each.set().isEmpty()) {
        complete = true;
      } else {
        each.set().get().waiting(each.category()).forEach(this::add);
      }
    }
  }

  private void add(Dot dot, Set<Return> returns) {
    items.merge(dot, returns, Pending::union);
  }

  // Sets are shared with those that they came from.
  private static Set<Return> union(Set<Return> one, Set<Return> other) {
    if (one.containsAll(other)) {
      return one;
    }
    Set<Return> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }

  Map<Dot, Set<Return>> items() {
    return items;
  }

  boolean complete() {
    return complete;
  }
}
