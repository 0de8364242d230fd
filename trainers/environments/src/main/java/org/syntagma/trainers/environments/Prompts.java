package org.syntagma.trainers.environments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.model.Sample;
import org.syntagma.api.reinforcement.Opening;

/** What episodes of text begin with. Read at the first use; safe for several threads. */
interface Prompts {
  /**
   * How many there are, at least 1.
   *
   * @throws DataException if there is none, or their corpus has no end
   */
  long count();

  /** All of them as a model is given them, numbered from 0 on. */
  List<Opening> openings(Model model);

  /** What is judged of an episode. */
  String text(Model model, Opening opening, Sample sample);

  /**
   * All examples of a corpus.
   *
   * @throws DataException if there is none, or the corpus has no end
   */
  static <E> List<E> all(Corpus<?> corpus, Class<E> type) {
    if (corpus.size().isEmpty()) {
      throw new DataException(
          "the corpus of prompts has no end, but all of them are read: choose one that ends, such"
              + " as a text of the unit line, or prefix: 0, which needs none of it");
    }
    List<E> all = new ArrayList<>();
    for (Optional<?> next = corpus.next(); next.isPresent(); next = corpus.next()) {
      all.add(type.cast(next.get()));
    }
    if (all.isEmpty()) {
      throw new DataException("the corpus of prompts is empty: give one with at least one example");
    }
    return List.copyOf(all);
  }

  /** Ids with others before and behind. */
  static List<Integer> ids(List<Integer> before, int[] ids, List<Integer> behind) {
    return Stream.of(before.stream(), IntStream.of(ids).boxed(), behind.stream())
        .flatMap(each -> each)
        .toList();
  }

  /** The text of a sample after what else is a part of it. */
  static String written(Tokenizer tokenizer, List<Integer> before, Sample sample, int... tokens) {
    int[] all =
        IntStream.concat(before.stream().mapToInt(Integer::intValue), Arrays.stream(tokens))
            .toArray();
    return tokenizer.decode(all) + sample.rest();
  }
}
