package org.syntagma.runtime.generation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.model.Sample.Ending;

/**
 * What has been drawn after a prompt: the last token and what was before it. Immutable, so that it
 * can go on in several ways.
 */
final class Continuation {
  private static final int NONE = -1;

  private final Optional<Continuation> before;
  private final int token;
  private final int length;
  private final double logProbability;
  private final double total;
  private final Optional<Constraint> constraint;
  private final Optional<WatchedText> text;
  private final Optional<Ending> ending;

  private Continuation(
      Optional<Continuation> before,
      int token,
      double logProbability,
      Optional<Constraint> constraint,
      Optional<WatchedText> text,
      Optional<Ending> ending) {
    this.before = before;
    this.token = token;
    this.length = before.map(each -> each.length + 1).orElse(0);
    this.logProbability = logProbability;
    this.total = before.map(each -> each.total + logProbability).orElse(0.0);
    this.constraint = constraint;
    this.text = text;
    this.ending = ending;
  }

  static Continuation start(Optional<Constraint> constraint, Optional<WatchedText> text) {
    return new Continuation(Optional.empty(), NONE, 0, constraint, text, Optional.empty());
  }

  /** With one more token, after which a stop string may have ended it. */
  Continuation append(int next, double itsLogProbability) {
    Optional<WatchedText> grown = text.map(each -> each.append(next));
    return new Continuation(
        Optional.of(this),
        next,
        itsLogProbability,
        constraint.map(each -> each.after(next)),
        grown,
        grown.filter(WatchedText::stopped).map(stopped -> Ending.STOP));
  }

  /** Ended by the symbol {@code end}, which counts as drawn. */
  Continuation end(int end, double itsLogProbability) {
    return new Continuation(
        Optional.of(this),
        end,
        itsLogProbability,
        constraint,
        text,
        Optional.of(stoppedOr(Ending.END)));
  }

  /** Ended without a further token. */
  Continuation ended(Ending why) {
    return new Continuation(
        before, token, logProbability, constraint, text, Optional.of(stoppedOr(why)));
  }

  /** A character that stays incomplete is text too. */
  private Ending stoppedOr(Ending other) {
    return text.filter(WatchedText::stopsHere).map(stopped -> Ending.STOP).orElse(other);
  }

  Optional<Ending> ending() {
    return ending;
  }

  Optional<WatchedText> text() {
    return text;
  }

  /** The ids that may come next; none if the constraint allows none. */
  int[] allowed(Drawable drawable) {
    return constraint.map(drawable::under).orElseGet(drawable::all);
  }

  /** How many tokens were drawn, the end symbol included. */
  int length() {
    return length;
  }

  int token() {
    return token;
  }

  /** The log-probability of all of it. */
  double total() {
    return total;
  }

  void addTokens(BitSet to) {
    for (Continuation each = this; each.before.isPresent(); each = each.before.orElseThrow()) {
      to.set(each.token);
    }
  }

  /** All that was drawn. */
  List<Integer> drawn() {
    List<Integer> tokens = new ArrayList<>(length);
    for (Continuation each = this; each.before.isPresent(); each = each.before.orElseThrow()) {
      tokens.add(each.token);
    }
    Collections.reverse(tokens);
    return tokens;
  }

  List<Double> logProbabilities() {
    List<Double> all = new ArrayList<>(length);
    for (Continuation each = this; each.before.isPresent(); each = each.before.orElseThrow()) {
      all.add(each.logProbability);
    }
    Collections.reverse(all);
    return all;
  }
}
