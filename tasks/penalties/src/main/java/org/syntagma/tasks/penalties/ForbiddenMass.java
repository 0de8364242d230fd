package org.syntagma.tasks.penalties;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
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
  private static final String SET = "forbidden-set";
  private static final String SOURCE = "source";
  private static final String TOKENS = "tokens";

  private final Objective objective =
      (ops, outputs, batch) -> {
        Value probabilities = ops.softmax(outputs.get(TokenPenalty.LOGITS), -1);
        Value forbidden = ops.embedding(batch.get(FORBIDDEN), batch.get(SET));
        return ops.sum(ops.mul(probabilities, forbidden));
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
    if (mask.count() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Charge(
            batch.with(mask.arrays(task.manager())),
            context.task().mode(),
            Set.of(TokenPenalty.LOGITS),
            ForbiddenMass::loss,
            Optional.of(objective),
            mask.count()));
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
    NDArray sets = batch.arrays().get(SET);
    NDArray forbidden = batch.arrays().get(FORBIDDEN).get(sets.flatten());
    NDArray mass = probabilities.mul(forbidden.reshape(probabilities.getShape())).sum();
    return new Loss(mass, batch.count());
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

  /**
   * What is forbidden at each place: sets of tokens, each once, with 1 for a forbidden one, and
   * which of them it is. Places that are not looked at have the first set, which is empty.
   */
  private static final class Mask {
    private final int width;
    private final int vocabulary;
    private final long[] places;
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> sets = new ArrayList<>();
    private long count;

    Mask(int rows, int width, int vocabulary) {
      this.width = width;
      this.vocabulary = vocabulary;
      this.places = new long[rows * width];
    }

    long count() {
      return count;
    }

    Map<String, NDArray> arrays(NDManager manager) {
      float[] table = new float[(sets.size() + 1) * vocabulary];
      for (int set = 0; set < sets.size(); set++) {
        BitSet allowed = sets.get(set);
        int from = (set + 1) * vocabulary;
        for (int id = allowed.nextClearBit(0); id < vocabulary; id = allowed.nextClearBit(id + 1)) {
          table[from + id] = 1;
        }
      }
      return Map.of(
          FORBIDDEN, manager.create(table, new Shape(sets.size() + 1, vocabulary)),
          SET, manager.create(places, new Shape(places.length / width, width)));
    }

    /**
     * Reads a row.
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
          count++;
          places[row * width + at] = number(reading.allowed().get());
        }
      }
    }

    private int number(BitSet allowed) {
      return numbers.computeIfAbsent(
          allowed,
          set -> {
            sets.add(set);
            return sets.size();
          });
    }
  }
}
