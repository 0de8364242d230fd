package org.syntagma.trainers.reinforcement;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.syntagma.api.reinforcement.Fragment;
import org.syntagma.api.reinforcement.Lesson;

/** The names of lessons' numbers, and what is done with numbers of several lessons. */
final class Numbers {
  static final String ADVANTAGES = "advantages";
  static final String RETURNS = "returns";
  static final String VALUES = "values";
  static final String BEHAVIOUR = "behaviour";
  static final String REFERENCE = "reference";
  static final String SHARE = "share";

  private static final double LEAST_DEVIATION = 1e-8;

  private Numbers() {}

  /** The lessons with advantages of mean 0 and deviation 1 over all their actions. */
  static List<Lesson> whitened(List<Lesson> lessons) {
    double[] moments = moments(lessons, lesson -> lesson.numbers(ADVANTAGES));
    return lessons.stream()
        .map(
            lesson -> {
              double[] advantages = lesson.numbers(ADVANTAGES);
              for (int i = 0; i < advantages.length; i++) {
                advantages[i] = (advantages[i] - moments[0]) / (moments[1] + LEAST_DEVIATION);
              }
              return lesson.with(ADVANTAGES, advantages);
            })
        .toList();
  }

  /** Mean and standard deviation (over n) of what lessons have. */
  private static double[] moments(List<Lesson> lessons, Function<Lesson, double[]> numbers) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (Lesson lesson : lessons) {
      for (double number : numbers.apply(lesson)) {
        sum += number;
        squares += number * number;
        count++;
      }
    }
    double mean = sum / count;
    return new double[] {mean, Math.sqrt(Math.max(0, squares / count - mean * mean))};
  }

  /** Σ log π − log π_ref over a fragment's actions, an estimate of KL(π ‖ π_ref) of one episode. */
  static double divergence(Fragment fragment) {
    double[] current = fragment.current();
    double[] reference = fragment.reference().orElseThrow();
    double sum = 0;
    for (int i = 0; i < current.length; i++) {
      sum += current[i] - reference[i];
    }
    return sum;
  }

  /** The rewards, less {@code weight} · (log π − log π_ref) of each action. */
  static double[] heldBack(Fragment fragment, double weight) {
    double[] rewards = fragment.rewards();
    if (fragment.reference().isPresent()) {
      double[] current = fragment.current();
      double[] reference = fragment.reference().get();
      for (int i = 0; i < rewards.length; i++) {
        rewards[i] -= weight * (current[i] - reference[i]);
      }
    }
    return rewards;
  }

  /** The mean size of a lesson's advantages; 1 where it has none. */
  static double size(Lesson lesson) {
    for (String name : lesson.names()) {
      if (name.equals(ADVANTAGES)) {
        return Arrays.stream(lesson.numbers(name)).map(Math::abs).average().orElseThrow();
      }
    }
    return 1;
  }

  /** What is to come at each action. */
  static double[] returns(double[] rewards, double discount) {
    double[] returns = rewards.clone();
    for (int t = returns.length - 2; t >= 0; t--) {
      returns[t] += discount * returns[t + 1];
    }
    return returns;
  }
}
