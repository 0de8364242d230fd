package org.syntagma.trainers.supervised;

import org.junit.jupiter.api.Nested;
import org.syntagma.api.training.Schedule;
import org.syntagma.testkit.ScheduleContract;

class ScheduleContractTest {
  @Nested
  class ConstantTest implements ScheduleContract {
    @Override
    public Schedule schedule() {
      return new Constant(new ConstantConfig(1e-5));
    }
  }

  @Nested
  class LinearTest implements ScheduleContract {
    @Override
    public Schedule schedule() {
      return new Linear(new DecayConfig(6e-4, 20, 0));
    }
  }

  @Nested
  class WarmupCosineTest implements ScheduleContract {
    @Override
    public Schedule schedule() {
      return new WarmupCosine(new DecayConfig(6e-4, 20, 0.1));
    }
  }
}
