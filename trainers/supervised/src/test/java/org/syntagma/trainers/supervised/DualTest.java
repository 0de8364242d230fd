package org.syntagma.trainers.supervised;

import org.syntagma.testkit.state.StatefulContract;

class DualTest implements StatefulContract<Dual> {
  @Override
  public Dual create() {
    return new Dual(new DualConfig(0.5, 0.05, 0, 100, 0.9));
  }

  @Override
  public Object work(Dual subject, int turn) {
    subject.found(turn % 2 == 0 ? 3 : 1);
    return subject.at(turn, TURNS);
  }
}
