package org.syntagma.api.reinforcement;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What is to be learned from a fragment: numbers by name, such as {@code advantages}, each with one
 * for every action. The loss finds them in the batch, (rows, length), beside {@code targets}, which
 * are the actions, negative where there is none.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Lesson {
  private final Fragment fragment;
  private final Map<String, double[]> numbers = new LinkedHashMap<>();

  /** A lesson without numbers. */
  public Lesson(Fragment fragment) {
    this.fragment = fragment;
  }

  /**
   * Adds numbers.
   *
   * @throws IllegalArgumentException if there is not one for each action
   */
  public Lesson with(String name, double... values) {
    if (values.length != fragment.length()) {
      throw new IllegalArgumentException(
          "%s has %d numbers, but the fragment %d actions"
              .formatted(name, values.length, fragment.length()));
    }
    Lesson lesson = new Lesson(fragment);
    lesson.numbers.putAll(numbers);
    lesson.numbers.put(name, values.clone());
    return lesson;
  }

  public Fragment fragment() {
    return fragment;
  }

  /** The names of its numbers, which are those of all lessons that are learned together. */
  public Iterable<String> names() {
    return numbers.keySet();
  }

  /** The numbers of a name, one for each action. */
  public double[] numbers(String name) {
    return numbers.get(name).clone();
  }
}
