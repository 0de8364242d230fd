package org.syntagma.toolkit.constraints;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.syntax.Grammar.Prefix;

/** A grammar's constraint where tokens are parts of a text. */
final class TextStates {
  private final Vocabulary vocabulary;
  private final Spelling spelling;
  private final Remembered<Set<Reading>, State> known = new Remembered<>();

  TextStates(Vocabulary vocabulary, Spelling spelling) {
    this.vocabulary = vocabulary;
    this.spelling = spelling;
  }

  Constraint start(Prefix prefix, Place place) {
    return new State(Set.of(new Reading(prefix, "", place)), vocabulary.first());
  }

  private Set<Reading> step(Set<Reading> readings, char unit) {
    Set<Reading> next = new LinkedHashSet<>();
    readings.forEach(reading -> reading.step(unit, spelling, next));
    return next;
  }

  private boolean goesOn(Set<Reading> readings) {
    return readings.stream().anyMatch(reading -> reading.goesOn(spelling));
  }

  /** The readings of a text. */
  private final class State implements Constraint {
    private final Set<Reading> readings;
    private final TokenTrie tokens;
    private final BitSet allowed = new BitSet();

    State(Set<Reading> readings, TokenTrie tokens) {
      this.readings = readings;
      this.tokens = tokens;
      allow(tokens.root(), readings);
      if (readings.stream().anyMatch(Reading::complete)) {
        allowed.set(vocabulary.end());
      }
    }

    /** Allows the tokens beyond a node whose bytes lead to these readings. */
    private void allow(TokenTrie.Node node, Set<Reading> here) {
      node.next()
          .forEach(
              (unit, longer) -> {
                Set<Reading> next = step(here, unit);
                if (!next.isEmpty()) {
                  if (!longer.tokens().isEmpty() && goesOn(next)) {
                    longer.tokens().forEach(allowed::set);
                  }
                  allow(longer, next);
                }
              });
    }

    @Override
    public BitSet allowed() {
      return allowed;
    }

    @Override
    public Constraint after(int token) {
      String bytes = tokens.bytes(token);
      Set<Reading> next = bytes.isEmpty() ? Set.of() : readings;
      for (int i = 0; i < bytes.length(); i++) {
        next = step(next, bytes.charAt(i));
      }
      Set<Reading> last = Refusal.unlessSome(next, token);
      return known.get(last, () -> new State(last, vocabulary.later()));
    }
  }
}
