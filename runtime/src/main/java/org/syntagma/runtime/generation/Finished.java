package org.syntagma.runtime.generation;

import java.util.ArrayList;
import java.util.List;

/** The best finished continuations of one prompt, the best first; of equals the first to come. */
final class Finished {
  private record Scored(Continuation continuation, double score) {}

  private final int capacity;
  private final List<Scored> best = new ArrayList<>();

  Finished(int capacity) {
    this.capacity = capacity;
  }

  void add(Continuation continuation, double score) {
    int place = best.size();
    while (place > 0 && best.get(place - 1).score() < score) {
      place--;
    }
    best.add(place, new Scored(continuation, score));
    if (best.size() > capacity) {
      best.remove(capacity);
    }
  }

  /** Whether none whose score is at most {@code bound} could come in any more. */
  boolean beats(double bound) {
    return best.size() == capacity && bound <= best.get(capacity - 1).score();
  }

  List<Continuation> best() {
    return best.stream().map(Scored::continuation).toList();
  }
}
