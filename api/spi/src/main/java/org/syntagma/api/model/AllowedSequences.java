package org.syntagma.api.model;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * One of some sequences of tokens, then the end symbol: classification by generation (De Cao 2021).
 * A node of the trie that the sequences make.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AllowedSequences implements Constraint {
  private final Map<Integer, AllowedSequences> next = new TreeMap<>();
  private final BitSet allowed = new BitSet();

  private AllowedSequences() {}

  /**
   * Any of these sequences.
   *
   * @param end the tokenizer's end symbol, allowed after each of them
   * @throws IllegalArgumentException if a sequence holds the end symbol itself
   */
  public static AllowedSequences of(Collection<List<Integer>> sequences, int end) {
    AllowedSequences root = new AllowedSequences();
    for (List<Integer> sequence : sequences) {
      if (sequence.contains(end)) {
        throw new IllegalArgumentException(
            "the sequence "
                + sequence
                + " holds the end symbol "
                + end
                + ": leave it out, it is allowed after each sequence");
      }
      AllowedSequences node = root;
      for (int token : sequence) {
        node.allowed.set(token);
        node = node.next.computeIfAbsent(token, absent -> new AllowedSequences());
      }
      node.allowed.set(end);
    }
    return root;
  }

  @Override
  public BitSet allowed() {
    return allowed;
  }

  /**
   * The sequences that go on with {@code token}.
   *
   * @throws IllegalArgumentException if none does
   */
  @Override
  public Constraint after(int token) {
    AllowedSequences node = next.get(token);
    if (node == null) {
      throw new IllegalArgumentException(
          "no sequence goes on with " + token + ": expected one of " + next.keySet());
    }
    return node;
  }
}
