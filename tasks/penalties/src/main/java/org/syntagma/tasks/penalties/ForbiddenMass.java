package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syntagma.api.data.Batch;
import org.syntagma.api.data.Tokenizer;
import org.syntagma.api.model.Constraint;
import org.syntagma.api.model.Loss;
import org.syntagma.api.model.Prompt;
import org.syntagma.api.ops.Objective;
import org.syntagma.api.ops.Value;
import org.syntagma.api.task.Charge;
import org.syntagma.api.task.PenaltyContext;
import org.syntagma.toolkit.batches.Continuations;

/**
 * The probability of tokens that a constraint forbids, at each place where a token is predicted and
 * the text before is allowed. A row must hold a text from its beginning: others have no such place.
 */
final class ForbiddenMass {
  private static final String FORBIDDEN = "forbidden";
  private static final String SOURCE = "source";
  private static final String TOKENS = "tokens";

  private final Objective objective =
      (ops, outputs, batch) -> {
        Value probabilities = ops.softmax(outputs.get(TokenPenalty.LOGITS), -1);
        return ops.sum(ops.mul(probabilities, batch.get(FORBIDDEN)));
      };

  Optional<Charge> charge(PenaltyContext context, Constraint start, SyntaxConfig config) {
    Batch task = context.task().batch();
    Batch batch = config.over() == SyntaxConfig.Over.TEXTS ? task : samples(context, config);
    Tokenizer tokenizer = context.model().tokenizer();
    List<long[]> tokens = Continuations.rows(batch, TOKENS);
    List<long[]> targets = Continuations.rows(batch, TokenPenalty.TARGETS);
    boolean encoder = batch.arrays().containsKey(SOURCE);
    List<long[]> sources = encoder ? Continuations.rows(batch, SOURCE) : List.of();
    Mask mask = new Mask(tokens.size(), tokens.get(0).length, tokenizer.size());
    for (int row = 0; row < tokens.size(); row++) {
      Reading reading = new Reading(start, tokenizer);
      if (encoder && !config.continuation()) {
        reading.read(sources.get(row));
      }
      mask.fill(row, tokens.get(row), targets.get(row), reading, config.continuation());
    }
    if (mask.places == 0) {
      return Optional.empty();
    }
    NDArray forbidden = task.manager().create(mask.values, mask.shape());
    return Optional.of(
        new Charge(
            batch.with(Map.of(FORBIDDEN, forbidden)),
            context.task().mode(),
            Set.of(TokenPenalty.LOGITS),
            ForbiddenMass::loss,
            Optional.of(objective),
            mask.places));
  }

  private static Batch samples(PenaltyContext context, SyntaxConfig config) {
    Batch task = context.task().batch();
    List<Prompt> prompts =
        Continuations.prompts(context.model(), task, config.samples(), config.prefix());
    return Continuations.batch(
        context.model(), prompts, context.samples(prompts, config.decoding()), task.manager());
  }

  private static Loss loss(Map<String, NDArray> outputs, Batch batch) {
    NDArray probabilities = outputs.get(TokenPenalty.LOGITS).softmax(-1);
    return new Loss(probabilities.mul(batch.arrays().get(FORBIDDEN)).sum(), batch.count());
  }

  /** Where a text stands in the grammar. */
  private static final class Reading {
    private final Tokenizer tokenizer;
    private Optional<Constraint> place;
    private boolean begun;

    Reading(Constraint start, Tokenizer tokenizer) {
      this.tokenizer = tokenizer;
      this.place = Optional.of(start);
    }

    void read(long[] ids) {
      for (long id : ids) {
        if (id != tokenizer.special().pad()) {
          read((int) id);
        }
      }
    }

    /** A text begins with the begin symbol; whatever does not is none. */
    void read(int id) {
      if (id == tokenizer.special().begin()) {
        begun = true;
      } else {
        place = place.filter(at -> begun && at.allowed().get(id)).map(at -> at.after(id));
      }
    }

    Optional<BitSet> allowed() {
      return place.filter(at -> begun).map(Constraint::allowed);
    }
  }

  /** 1 for each token that is forbidden, (rows, length, vocabulary). */
  private static final class Mask {
    private final int rows;
    private final int width;
    private final int vocabulary;
    private final float[] values;
    private long places;

    Mask(int rows, int width, int vocabulary) {
      this.rows = rows;
      this.width = width;
      this.vocabulary = vocabulary;
      this.values = new float[rows * width * vocabulary];
    }

    Shape shape() {
      return new Shape(rows, width, vocabulary);
    }

    /**
     * Fills a row.
     *
     * @param alone whether only what is predicted is a part of the text
     */
    void fill(int row, long[] tokens, long[] targets, Reading reading, boolean alone) {
      for (int at = 0; at < width; at++) {
        boolean predicted = targets[at] >= 0;
        if (alone && predicted && (at == 0 || targets[at - 1] < 0)) {
          reading.read(reading.tokenizer.special().begin());
        } else if (at == 0 || !alone || targets[at - 1] >= 0) {
          reading.read((int) tokens[at]);
        }
        if (predicted && reading.allowed().isPresent()) {
          places++;
          forbid((row * width + at) * vocabulary, reading.allowed().get());
        }
      }
    }

    private void forbid(int from, BitSet allowed) {
      for (int id = allowed.nextClearBit(0); id < vocabulary; id = allowed.nextClearBit(id + 1)) {
        values[from + id] = 1;
      }
    }
  }
}
