package org.syntagma.testkit.backend;

import static org.syntagma.testkit.backend.Given.booleans;
import static org.syntagma.testkit.backend.Given.ids;
import static org.syntagma.testkit.backend.Given.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.ops.Mask;
import org.syntagma.api.ops.Value;

/** Attention in all its forms, and rotary embedding. */
final class AttentionCases {
  private static final int SIZE = 2;
  private static final int[] VISIBLE = {1, 1, 0, 1, 0, 1, 0, 1, 1, 1};

  private AttentionCases() {}

  static List<OperationCase> all() {
    List<OperationCase> cases = new ArrayList<>();
    for (int groups : new int[] {4, 2, 1}) {
      String shared = groups == 4 ? "" : ", %d groups of keys".formatted(groups);
      cases.addAll(masked("all visible" + shared, 3, groups, false, false));
      cases.addAll(masked("causal" + shared, 5, groups, true, false));
      cases.addAll(masked("causal, fewer queries than keys" + shared, 2, groups, true, false));
      cases.addAll(masked("causal, one query" + shared, 1, groups, true, false));
      cases.addAll(masked("some keys hidden" + shared, 3, groups, false, true));
      cases.addAll(masked("causal, some keys hidden" + shared, 4, groups, true, true));
    }
    cases.addAll(rotary());
    return cases;
  }

  /** Over 5 keys; both the result and the weights. */
  private static List<OperationCase> masked(
      String name, int queries, int groups, boolean causal, boolean hidden) {
    int heads = 4;
    Given query = normal(1, 2, queries, heads * SIZE);
    Given key = normal(2, 2, 5, groups * SIZE);
    Given value = normal(3, 2, 5, groups * SIZE);
    Given visible = booleans(hidden ? VISIBLE : new int[10], 2, 5);
    return List.of(
        OperationCase.of(
            "attention: " + name,
            (ops, in) -> ops.attention(in[0], in[1], in[2], heads, mask(causal, hidden, in[3])),
            query,
            key,
            value,
            visible),
        OperationCase.of(
            "attentionWeights: " + name,
            (ops, in) -> ops.attentionWeights(in[0], in[1], heads, mask(causal, hidden, in[2])),
            query,
            key,
            visible));
  }

  private static Mask mask(boolean causal, boolean hidden, Value visible) {
    return new Mask(causal, hidden ? Optional.of(visible) : Optional.empty());
  }

  private static List<OperationCase> rotary() {
    Given x = normal(1, 2, 3, 12);
    return List.of(
        OperationCase.of(
            "rotary: positions shared by all rows",
            (ops, in) -> ops.rotary(in[0], in[1], 3, 10_000),
            x,
            ids(new int[] {0, 1, 2}, 1, 3)),
        OperationCase.of(
            "rotary: positions of each row",
            (ops, in) -> ops.rotary(in[0], in[1], 2, 10_000),
            x,
            ids(new int[] {5, 6, 7, 0, 1, 2}, 2, 3)),
        OperationCase.of(
            "rotary: another base, one head",
            (ops, in) -> ops.rotary(in[0], in[1], 1, 50),
            x,
            ids(new int[] {3, 3, 100}, 1, 3)));
  }
}
