package org.syntagma.trainers.supervised;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.random.Permutation;

/** Examples that were read together, to be dealt out by length. */
final class Window {
  private Window() {}

  /**
   * The examples in micro-batches of about equal cost, each of examples of about equal length.
   * Their order is drawn, because a model should not meet its short examples first.
   *
   * @param examples at least one
   * @param cost above 0
   * @param count how many batches; there are fewer where an example costs more than a batch
   */
  static <E> List<List<E>> dealt(
      List<E> examples,
      ToIntFunction<E> length,
      ToIntFunction<E> cost,
      int count,
      Randomness randomness) {
    List<E> sorted = new ArrayList<>(examples);
    sorted.sort(Comparator.comparingInt(length));
    long total = sorted.stream().mapToLong(cost::applyAsInt).sum();
    List<List<E>> all = new ArrayList<>();
    Stream.generate(ArrayList<E>::new).limit(count).forEach(all::add);
    long before = 0;
    for (E example : sorted) {
      all.get((int) (before * count / total)).add(example);
      before += cost.applyAsInt(example);
    }
    List<List<E>> batches = all.stream().filter(batch -> !batch.isEmpty()).toList();
    Permutation order = new Permutation(randomness, batches.size());
    return LongStream.range(0, batches.size())
        .mapToObj(place -> batches.get((int) order.at(place)))
        .toList();
  }
}
