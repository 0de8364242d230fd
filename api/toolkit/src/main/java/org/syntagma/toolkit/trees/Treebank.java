package org.syntagma.toolkit.trees;

import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Sentence;

/**
 * What was read from one file.
 *
 * @param sentences all that are well formed, in order
 * @param repaired faults that cost no sentence: a byte-order mark, lines that end in CR LF
 * @param rejected the pieces that are no sentences, in order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Treebank(List<Sentence> sentences, List<Fault> repaired, List<Rejected> rejected) {
  public Treebank {
    sentences = List.copyOf(sentences);
    repaired = List.copyOf(repaired);
    rejected = List.copyOf(rejected);
  }

  /** All faults: first those that were repaired, then those that were not, each in order. */
  public List<Fault> faults() {
    return Stream.concat(repaired.stream(), rejected.stream().flatMap(r -> r.faults().stream()))
        .toList();
  }
}
