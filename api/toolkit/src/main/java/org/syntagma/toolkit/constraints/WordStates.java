package org.syntagma.toolkit.constraints;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.syntax.Grammar.Prefix;

/** A grammar's constraint where words are tokens. */
final class WordStates {
  private final WordTokens tokens;
  private final int end;
  private final Remembered<Set<Prefix>, State> known = new Remembered<>();

  WordStates(WordTokens tokens, int end) {
    this.tokens = tokens;
    this.end = end;
  }

  Constraint start(Prefix prefix) {
    return state(Set.of(prefix));
  }

  private State state(Set<Prefix> prefixes) {
    return known.get(prefixes, () -> new State(prefixes));
  }

  /** What the tokens so far may mean; several where words share a token. */
  private final class State implements Constraint {
    private final Set<Prefix> prefixes;
    private final BitSet allowed = new BitSet();

    State(Set<Prefix> prefixes) {
      this.prefixes = prefixes;
      for (Prefix prefix : prefixes) {
        prefix.next().forEach(word -> allowed.set(tokens.ids().get(word)));
        if (prefix.complete()) {
          allowed.set(end);
        }
      }
    }

    @Override
    public BitSet allowed() {
      return allowed;
    }

    @Override
    public Constraint after(int token) {
      Set<Prefix> next = new LinkedHashSet<>();
      for (String word : tokens.words().getOrDefault(token, List.of())) {
        prefixes.stream()
            .map(prefix -> prefix.after(word))
            .filter(Prefix::valid)
            .forEach(next::add);
      }
      return state(Refusal.unlessSome(next, token));
    }
  }
}
