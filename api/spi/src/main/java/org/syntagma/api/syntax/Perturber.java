package org.syntagma.api.syntax;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.component.Description;
import org.syntagma.api.data.Sourced;
import org.syntagma.api.random.Randomness;

/**
 * Damages or varies sentences. What it makes is a pure function of its settings, of the texts that
 * it has learned from, of the sentence and of the randomness. Used by one thread at a time.
 *
 * <p>A changed sentence has a tree if the perturber knows what became of it. Its annotations are
 * those that are still known.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Description("damage to sentences, and variation")
public interface Perturber extends Sourced {
  /**
   * Learns from texts what it needs, such as which words are alike. Called at most once, before any
   * other use; it may go through the texts several times. By default it needs nothing.
   *
   * @param texts what the changed sentences are like: the texts that a model is trained on
   */
  default void learn(Iterable<String> texts) {}

  /**
   * The sentence, changed at random; empty where there was nothing to change.
   *
   * @throws org.syntagma.api.data.DataException if it needs a tree and there is none
   */
  Optional<Sentence> perturb(Sentence sentence, Randomness randomness);

  /**
   * What one small change at one word can make of the sentence. A search tries them all to find
   * what harms a model most. By default there are none: then only random changes are tried.
   *
   * @param word its position, from 0
   * @return none of them the sentence itself, always in the same order
   * @throws org.syntagma.api.data.DataException if it needs a tree and there is none
   */
  default List<Sentence> variants(Sentence sentence, int word) {
    return List.of();
  }
}
