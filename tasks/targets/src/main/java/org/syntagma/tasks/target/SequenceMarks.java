package org.syntagma.tasks.target;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.syntagma.api.backend.Mode;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Pair;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Model;
import org.syntagma.api.task.Mark;

/**
 * Whether a model would write the required texts, the most probable token at a time. It would if
 * each token of a text is the most probable one after those before it, so nothing is written. The
 * answer is what is most probable after the right tokens.
 */
final class SequenceMarks {
  private SequenceMarks() {}

  static List<Mark> of(Model model, SequenceLayout layout, List<? extends Pair> pairs) {
    Tokenizer tokenizer = model.tokenizer();
    List<SequenceRow> rows =
        pairs.stream()
            .map(
                pair ->
                    layout.row(tokenizer.encode(pair.source()), tokenizer.encode(pair.target())))
            .toList();
    try (NDManager manager = model.backend().manager().newSubManager()) {
      Batch batch = SequenceRows.batch(rows, layout, tokenizer, manager);
      NDArray logits =
          model.run(batch, Set.of(SequenceForm.LOGITS), Mode.inference()).get(SequenceForm.LOGITS);
      NDArray targets = batch.arrays().get(SequenceRows.TARGETS);
      float[] nats = new CrossEntropy(0).each(logits, targets).toFloatArray();
      long[] guesses = logits.argMax(-1).toLongArray();
      int width = guesses.length / rows.size();
      List<Mark> marks = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        int[] required = rows.get(row).targets();
        int first = rows.get(row).given();
        int[] answer = new int[required.length - first];
        double loss = 0;
        boolean right = true;
        for (int i = first; i < required.length; i++) {
          answer[i - first] = (int) guesses[row * width + i];
          right &= answer[i - first] == required[i];
          loss += nats[row * width + i];
        }
        marks.add(new Mark(pairs.get(row).target(), tokenizer.decode(answer), right, loss));
      }
      return marks;
    }
  }
}
