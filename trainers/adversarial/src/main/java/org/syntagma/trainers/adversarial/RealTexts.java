package org.syntagma.trainers.adversarial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.data.Corpus;
import org.syntagma.api.data.DataException;
import org.syntagma.api.data.Text;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.state.StateReader;
import org.syntagma.api.state.StateWriter;

/** A corpus' texts, epoch after epoch, as a generator would write them: cut to a length. */
final class RealTexts {
  private final Corpus<?> corpus;
  private final int length;

  /**
   * Reads nothing yet.
   *
   * @param length the most ids of a text, without the begin symbol
   * @throws IllegalArgumentException if the corpus has no texts
   */
  RealTexts(Corpus<?> corpus, int length) {
    if (!Text.class.isAssignableFrom(corpus.exampleType())) {
      throw new IllegalArgumentException(
          "corpus: has examples of the type "
              + corpus.exampleType().getSimpleName()
              + ", expected texts: choose one such as text or oracle");
    }
    this.corpus = corpus;
    this.length = length;
  }

  /**
   * The next texts that are not empty, without their begin symbols.
   *
   * @throws DataException if there are none, or if one does not begin where a text begins
   */
  List<List<Integer>> next(int count, Tokenizer tokenizer) {
    List<List<Integer>> texts = new ArrayList<>();
    long empty = 0;
    while (texts.size() < count) {
      Optional<?> example = corpus.next();
      if (example.isEmpty()) {
        if (empty > 1) {
          throw new DataException("the corpus of the stage has no texts: give it some to imitate");
        }
        empty++;
        corpus.rewind();
        continue;
      }
      int[] ids = ((Text) example.get()).tokens(tokenizer);
      if (ids.length > 0 && ids[0] != tokenizer.special().begin()) {
        throw new DataException(
            "the corpus of the stage has windows of a text, but the generator writes texts from their beginning: set unit: line");
      }
      if (ids.length > 1) {
        empty = 0;
        texts.add(Arrays.stream(ids).skip(1).limit(length).boxed().toList());
      }
    }
    return texts;
  }

  void save(StateWriter out) {
    corpus.save(out);
  }

  void load(StateReader in) {
    corpus.load(in);
  }
}
