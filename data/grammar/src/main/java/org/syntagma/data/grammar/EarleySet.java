package org.syntagma.data.grammar;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.syntagma.api.syntax.Grammar.Prefix;
import org.syntagma.data.grammar.Symbol.Category;
import org.syntagma.data.grammar.Symbol.Word;

/**
 * The items after some words, as Earley (1970) has them, in a form that forgets what no longer
 * matters. An item is what is to come of an alternative, and the returns of its phrase: the sets,
 * and the categories awaited there, that go on when it is over. What is over is not kept. A phrase
 * that ends another one has the other's returns (Leo 1991), so that nothing on the way of a return
 * ends with it: one step is enough, and neither left nor right recursion lets sets grow. Sets of
 * the same items are one object, {@link EarleySets} sees to it.
 */
final class EarleySet implements Prefix {
  private final EarleySets sets;
  private final Map<Dot, Set<Return>> items;
  private final boolean complete;
  private final Map<Category, Set<Return>> expected = new LinkedHashMap<>();
  private final Map<Category, Map<Dot, Set<Return>>> waiting = new LinkedHashMap<>();
  private final Map<String, EarleySet> after = new ConcurrentHashMap<>();
  private volatile Optional<Set<String>> next = Optional.empty();

  EarleySet(EarleySets sets, Pending pending) {
    this.sets = sets;
    this.items = pending.items();
    this.complete = pending.complete();
    predict();
  }

  /** Finds what phrases may begin here, and where each returns to. */
  private void predict() {
    Deque<Category> grown = new ArrayDeque<>();
    items.forEach((dot, returns) -> expect(dot, returns, grown));
    while (!grown.isEmpty()) {
      Category category = grown.remove();
      for (Dot dot : sets.rules().phrases(category)) {
        expect(dot, expected.get(category), grown);
      }
    }
  }

  private void expect(Dot dot, Set<Return> returns, Deque<Category> grown) {
    if (dot.symbol() instanceof Category category) {
      Set<Return> own = returns;
      if (dot.rest().isPresent()) {
        waiting
            .computeIfAbsent(category, absent -> new LinkedHashMap<>())
            .computeIfAbsent(dot.rest().get(), absent -> new LinkedHashSet<>())
            .addAll(returns);
        own = Set.of(new Return(Optional.of(this), category));
      }
      if (expected.computeIfAbsent(category, absent -> new LinkedHashSet<>()).addAll(own)) {
        grown.add(category);
      }
    }
  }

  /** What goes on when a phrase of this category that began here is over. */
  Map<Dot, Set<Return>> waiting(Category category) {
    return waiting.getOrDefault(category, Map.of());
  }

  @Override
  public boolean valid() {
    return complete || !items.isEmpty();
  }

  @Override
  public boolean complete() {
    return complete;
  }

  @Override
  public Set<String> next() {
    if (next.isEmpty()) {
      Set<String> words = new TreeSet<>();
      for (Dot dot : items.keySet()) {
        if (dot.symbol() instanceof Word word) {
          words.add(word.text());
        }
      }
      expected.keySet().forEach(category -> words.addAll(sets.rules().words(category)));
      next = Optional.of(Collections.unmodifiableSet(new LinkedHashSet<>(words)));
    }
    return next.get();
  }

  @Override
  public Prefix after(String word) {
    EarleySet known = after.get(word);
    return known == null ? read(word) : known;
  }

  private EarleySet read(String word) {
    Pending pending = new Pending();
    items.forEach(
        (dot, returns) -> {
          if (dot.symbol() instanceof Word own && own.text().equals(word)) {
            pending.advance(dot.rest(), returns);
          }
        });
    expected.forEach(
        (category, returns) ->
            sets.rules().after(category, word).forEach(rest -> pending.advance(rest, returns)));
    EarleySet set = sets.of(pending);
    // Words that lead nowhere have no number.
    if (set.valid()) {
      after.put(word, set);
    }
    return set;
  }

  /** Forgets what follows. */
  void forget() {
    after.clear();
  }
}
