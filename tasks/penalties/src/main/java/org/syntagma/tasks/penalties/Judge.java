package org.syntagma.tasks.penalties;

import java.util.List;

/** How well formed texts are. */
interface Judge {
  /** From 0 to 1 for each text. */
  List<Double> goodness(List<Spoken> texts);
}
