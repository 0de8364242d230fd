package org.syntagma.api.syntax;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A dependency tree.
 *
 * @param words in order
 * @param heads for each word, its head's position from 1, or 0 for the root
 * @param labels for each word, the relation to its head
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Dependency(List<String> words, List<Integer> heads, List<String> labels)
    implements Tree {
  /**
   * A tree of those arcs. That they have one root and no cycle is up to who made them.
   *
   * @throws IllegalArgumentException if there are not as many of each, or a head is no other word
   */
  public Dependency {
    words = List.copyOf(words);
    heads = List.copyOf(heads);
    labels = List.copyOf(labels);
    if (heads.size() != words.size() || labels.size() != words.size()) {
      throw new IllegalArgumentException(
          words.size()
              + " words, "
              + heads.size()
              + " heads, "
              + labels.size()
              + " labels: must be as many of each");
    }
    for (int i = 0; i < heads.size(); i++) {
      int head = heads.get(i);
      if (head < 0 || head > words.size() || head == i + 1) {
        throw new IllegalArgumentException(
            "word %d of %d has the head %d: must be another word or 0"
                .formatted(i + 1, words.size(), head));
      }
    }
  }
}
