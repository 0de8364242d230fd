package org.syntagma.toolkit.perturbation;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Text;
import org.syntagma.api.syntax.Sentence;

/**
 * How examples of one type are read as text, and made again of changed text: of a pair the source,
 * whose target stays; a sentence with its tree; any other text as a whole text of its own, also
 * where it was a window of a longer one.
 *
 * @param <E> an example
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Perturbable<E> {
  private final Function<E, Passage> reading;
  private final BiFunction<E, Passage, E> writing;

  private Perturbable(Function<E, Passage> reading, BiFunction<E, Passage, E> writing) {
    this.reading = reading;
    this.writing = writing;
  }

  private record PlainText(String text) implements Text {}

  /**
   * For examples of a type.
   *
   * @throws IllegalArgumentException if it is none of {@link Pair}, {@link Sentence} and {@link
   *     Text}; says what was found
   */
  @SuppressWarnings("unchecked") // Each has been compared with the type.
  public static <E> Perturbable<E> of(Class<E> type) {
    if (type == Pair.class) {
      return (Perturbable<E>)
          new Perturbable<Pair>(
              pair -> Passage.of(pair.source()),
              (pair, changed) -> Pair.of(changed.text(), pair.target()));
    }
    if (type == Sentence.class) {
      return (Perturbable<E>)
          new Perturbable<Sentence>(Passage::of, (sentence, changed) -> changed.sentences().get(0));
    }
    if (type == Text.class) {
      return (Perturbable<E>)
          new Perturbable<Text>(
              text -> Passage.of(text.text()), (text, changed) -> new PlainText(changed.text()));
    }
    throw new IllegalArgumentException(
        "examples of the type %s have no text that can be changed: it must be Pair, Sentence or Text"
            .formatted(type.getSimpleName()));
  }

  /** The text that can be changed. */
  public Passage passage(E example) {
    return reading.apply(example);
  }

  /** The same example with another text; what is required for it stays. */
  public E with(E example, Passage changed) {
    return writing.apply(example, changed);
  }
}
