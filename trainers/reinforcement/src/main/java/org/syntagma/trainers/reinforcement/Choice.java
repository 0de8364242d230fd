package org.syntagma.trainers.reinforcement;

/**
 * An action that was drawn.
 *
 * @param log its log-probability in nats, 0 if nothing was drawn
 */
record Choice(int action, double log) {
  /** The action at {@code point}, in [0, 1), of the line on which each is as long as probable. */
  static Choice drawn(float[] logits, int from, int actions, double point) {
    double most = logits[from + best(logits, from, actions)];
    double sum = 0;
    for (int a = 0; a < actions; a++) {
      sum += Math.exp(logits[from + a] - most);
    }
    double rest = point * sum;
    int action = 0;
    while (action < actions - 1) {
      rest -= Math.exp(logits[from + action] - most);
      if (rest < 0) {
        break;
      }
      action++;
    }
    return new Choice(action, logits[from + action] - most - Math.log(sum));
  }

  /** The most probable action, the first of several. */
  static Choice greedy(float[] logits, int from, int actions) {
    return new Choice(best(logits, from, actions), 0);
  }

  private static int best(float[] logits, int from, int actions) {
    int best = 0;
    for (int a = 1; a < actions; a++) {
      best = logits[from + a] > logits[from + best] ? a : best;
    }
    return best;
  }
}
