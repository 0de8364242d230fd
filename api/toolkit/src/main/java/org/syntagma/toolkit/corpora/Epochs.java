package org.syntagma.toolkit.corpora;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.syntagma.api.random.Randomness;
import org.syntagma.toolkit.random.Permutation;

/**
 * What a corpus has in its epochs: each example is a pure function of its epoch and its place.
 *
 * @param <E> what one example is
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Epochs<E> {
  /** How many examples an epoch has, if it has an end. */
  OptionalLong size();

  /** The example at a place, from 0, in an epoch, from 0; empty behind the last. */
  Optional<E> at(long epoch, long index);

  /** Every epoch has these in their order; they are asked for at each use. */
  static <E> Epochs<E> of(Supplier<List<E>> examples) {
    return new Epochs<>() {
      @Override
      public OptionalLong size() {
        return OptionalLong.of(examples.get().size());
      }

      @Override
      public Optional<E> at(long epoch, long index) {
        List<E> all = examples.get();
        return index < all.size() ? Optional.of(all.get((int) index)) : Optional.empty();
      }
    };
  }

  /**
   * The same examples, from epoch {@code first} on in another order in each epoch, which {@code
   * randomness} chooses. Those epochs must have an end.
   */
  default Epochs<E> shuffled(Randomness randomness, long first) {
    Epochs<E> ordered = this;
    return new Epochs<>() {
      @Override
      public OptionalLong size() {
        return ordered.size();
      }

      @Override
      public Optional<E> at(long epoch, long index) {
        if (epoch < first) {
          return ordered.at(epoch, index);
        }
        long size = size().orElseThrow();
        return index < size
            ? ordered.at(epoch, new Permutation(randomness.at(epoch), size).at(index))
            : Optional.empty();
      }
    };
  }
}
