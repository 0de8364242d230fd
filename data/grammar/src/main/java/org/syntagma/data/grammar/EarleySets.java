package org.syntagma.data.grammar;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All Earley sets of a grammar that came up so far, each once. When there are too many they are
 * forgotten, and made again when they are asked for; who holds one can go on with it.
 */
final class EarleySets {
  private final DottedRules rules;
  private final int limit;
  private final Map<Key, EarleySet> known = new HashMap<>();
  private final EarleySet dead;
  private final EarleySet start;

  private record Key(Map<Dot, Set<Return>> items, boolean complete) {}

  /**
   * No sets yet.
   *
   * @param limit how many to remember
   */
  EarleySets(DottedRules rules, int limit) {
    this.rules = rules;
    this.limit = limit;
    dead = new EarleySet(this, new Pending());
    Pending sentence = new Pending();
    Dot all = rules.start();
    sentence.advance(
        Optional.of(all), Set.of(new Return(Optional.empty(), (Symbol.Category) all.symbol())));
    start = new EarleySet(this, sentence);
  }

  DottedRules rules() {
    return rules;
  }

  /** Before the first word. */
  EarleySet start() {
    return start;
  }

  /** The set of these items. */
  EarleySet of(Pending pending) {
    if (pending.items().isEmpty() && !pending.complete()) {
      return dead;
    }
    Key key = new Key(pending.items(), pending.complete());
    synchronized (known) {
      if (known.size() >= limit && !known.containsKey(key)) {
        known.values().forEach(EarleySet::forget);
        start.forget();
        known.clear();
      }
      return known.computeIfAbsent(key, absent -> new EarleySet(this, pending));
    }
  }

  /** How many are remembered. */
  int size() {
    synchronized (known) {
      return known.size();
    }
  }
}
