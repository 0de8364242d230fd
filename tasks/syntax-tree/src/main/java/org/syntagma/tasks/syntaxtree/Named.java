package org.syntagma.tasks.syntaxtree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.model.FrontEnd;
import org.syntagma.api.model.Head;
import org.syntagma.api.model.Model;
import org.syntagma.api.ops.Layer;
import org.syntagma.api.ops.Ops;
import org.syntagma.api.ops.Value;

/**
 * What stands for names by their numbers. Tasks that share it must number the names alike, which
 * shapes do not tell.
 */
final class Named {
  private Named() {}

  /** A layer of a head. */
  record Scores(Names names, Layer layer) implements Layer {
    @Override
    public Value apply(Ops ops, Value... inputs) {
      return layer.apply(ops, inputs);
    }
  }

  /** A part of a front end. */
  interface Part extends FrontEnd.Part {
    /** All that has numbers, by what it is. */
    Map<String, Names> names();
  }

  /**
   * Says that a model that has such inputs already numbers names as they do.
   *
   * @throws IllegalArgumentException if it does not
   */
  static void requireShared(Model model, FrontEnd inputs) {
    for (FrontEnd known : model.frontEnds()) {
      if (known.name().equals(inputs.name())
          && inputs.part() instanceof Part these
          && known.part() instanceof Part those) {
        requireSame(inputs.name(), these.names(), those.names());
      }
    }
  }

  private static void requireSame(
      String inputs, Map<String, Names> these, Map<String, Names> those) {
    these.forEach(
        (kind, names) ->
            Optional.ofNullable(those.get(kind))
                .ifPresent(other -> requireSame(inputs, kind, names, other)));
  }

  /**
   * Says that a model that has some of these heads already numbers names as they do.
   *
   * @throws IllegalArgumentException if it does not
   */
  static void requireShared(Model model, String inputs, List<Head> heads) {
    for (Head head : heads) {
      for (Head known : model.heads()) {
        if (known.name().equals(head.name())
            && head.layer() instanceof Scores these
            && known.layer() instanceof Scores those) {
          requireSame(inputs, "labels", these.names(), those.names());
        }
      }
    }
  }

  private static void requireSame(String inputs, String kind, Names these, Names those) {
    these
        .difference(those)
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  "inputs = %s: the model has such inputs of another task, whose corpus has other %s (here %s): give both tasks the same sentences to train on, or this one other inputs"
                      .formatted(inputs, kind, difference));
            });
  }
}
