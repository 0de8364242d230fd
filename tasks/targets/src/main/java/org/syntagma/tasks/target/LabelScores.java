package org.syntagma.tasks.target;

import org.syntagma.toolkit.scores.Classification;

/** How well labels are found, and what the model paid for them. */
final class LabelScores {
  private final Classification labels = new Classification();
  private double nats;
  private long measured;

  /** Looks at one label. */
  void add(String label, String guess) {
    labels.add(guess, label);
  }

  /** Adds the loss of one label. */
  void addLoss(double loss) {
    nats += loss;
    measured++;
  }

  long count() {
    return labels.scores().count();
  }

  /** The mean of the losses; 0 if there is none. */
  double loss() {
    return measured == 0 ? 0 : nats / measured;
  }

  double accuracy() {
    return labels.scores().accuracy();
  }

  /** The mean F1 of all labels that are required or found. */
  double macroF1() {
    return labels.scores().macroF1();
  }
}
