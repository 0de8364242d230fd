package org.syntagma.tasks.syntaxtree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Sentence;

/**
 * The words of a sentence that a model of symbols sees, in order.
 *
 * @param places of these words among all, from 0
 * @param symbols of each
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Skeleton(Sentence sentence, int[] places, int[] symbols) {
  private static final String ROOT = "root";
  private static final String OTHER = "dep";
  private static final String PUNCTUATION = "punct";

  int length() {
    return places.length;
  }

  /**
   * The heads of its words in the sentence's own tree, if it has one: positions among its words
   * from 1, or 0 for the root. What hangs from a word that was left out hangs from that one's head.
   */
  Optional<int[]> gold() {
    return sentence
        .tree()
        .filter(Dependency.class::isInstance)
        .map(tree -> gold(((Dependency) tree).heads()));
  }

  private int[] gold(List<Integer> heads) {
    int[] position = new int[heads.size() + 1];
    for (int i = 0; i < places.length; i++) {
      position[places[i] + 1] = i + 1;
    }
    int[] gold = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      int head = heads.get(places[i]);
      // As many steps as words are enough to climb out of any tree; a treebank's cycle ends too.
      for (int steps = 0; steps < heads.size() && head != 0 && position[head] == 0; steps++) {
        head = heads.get(head - 1);
      }
      gold[i] = position[head];
    }
    return gold;
  }

  /**
   * The sentence with a tree over all of its words. Words that were left out hang from the word
   * that the root has.
   *
   * @param heads of the words that were not, as {@link #gold}
   */
  Sentence with(int[] heads) {
    int root = 0;
    for (int i = 0; i < heads.length; i++) {
      root = heads[i] == 0 ? places[i] + 1 : root;
    }
    int words = sentence.words().size();
    List<Integer> all = new ArrayList<>(Collections.nCopies(words, root));
    List<String> labels = new ArrayList<>(Collections.nCopies(words, PUNCTUATION));
    for (int i = 0; i < heads.length; i++) {
      all.set(places[i], heads[i] == 0 ? 0 : places[heads[i] - 1] + 1);
      labels.set(places[i], heads[i] == 0 ? ROOT : OTHER);
    }
    return sentence.with(new Dependency(sentence.words(), all, labels));
  }

  /** Each word's head is the one before it, and the first is the root. */
  int[] rightBranching() {
    int[] heads = new int[length()];
    Arrays.setAll(heads, i -> i);
    return heads;
  }

  /** Each word's head is the one after it, and the last is the root. */
  int[] leftBranching() {
    int[] heads = new int[length()];
    Arrays.setAll(heads, i -> i + 1 == heads.length ? 0 : i + 2);
    return heads;
  }
}
