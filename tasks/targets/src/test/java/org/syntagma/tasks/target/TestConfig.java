package org.syntagma.tasks.target;

import java.util.List;
import java.util.Optional;
import org.syntagma.tasks.target.TargetConfig.FormType;
import org.syntagma.tasks.target.TargetConfig.Score;

/** Settings that differ in a few things. */
record TestConfig(
    FormType form,
    Optional<String> control,
    boolean truncate,
    Optional<Double> sourceWeight,
    double smoothing,
    Optional<Pooling> pooling,
    int candidates,
    int evaluateExamples) {
  static TestConfig of(FormType form) {
    return new TestConfig(
        form, Optional.empty(), false, Optional.of(0.0), 0, Optional.empty(), 1000, 100);
  }

  TestConfig control(String symbol) {
    return new TestConfig(
        form,
        Optional.of(symbol),
        truncate,
        sourceWeight,
        smoothing,
        pooling,
        candidates,
        evaluateExamples);
  }

  TestConfig truncating() {
    return new TestConfig(
        form, control, true, sourceWeight, smoothing, pooling, candidates, evaluateExamples);
  }

  TestConfig sourceWeight(double weight) {
    return new TestConfig(
        form,
        control,
        truncate,
        Optional.of(weight),
        smoothing,
        pooling,
        candidates,
        evaluateExamples);
  }

  TestConfig usualSourceWeight() {
    return new TestConfig(
        form,
        control,
        truncate,
        Optional.empty(),
        smoothing,
        pooling,
        candidates,
        evaluateExamples);
  }

  TestConfig smoothing(double rate) {
    return new TestConfig(
        form, control, truncate, sourceWeight, rate, pooling, candidates, evaluateExamples);
  }

  TestConfig pooling(Pooling type) {
    return new TestConfig(
        form,
        control,
        truncate,
        sourceWeight,
        smoothing,
        Optional.of(type),
        candidates,
        evaluateExamples);
  }

  TestConfig withoutAnswers() {
    return new TestConfig(form, control, truncate, sourceWeight, smoothing, pooling, candidates, 0);
  }

  TargetConfig config() {
    return new TargetConfig(
        form,
        control,
        truncate,
        sourceWeight,
        smoothing,
        "target",
        0,
        pooling,
        0.1,
        Optional.empty(),
        candidates,
        evaluateExamples,
        12,
        List.of(Score.EXACT));
  }

  Target task() {
    return new Target(config());
  }
}
