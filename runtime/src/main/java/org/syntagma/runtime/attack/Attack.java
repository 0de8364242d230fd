package org.syntagma.runtime.attack;

/**
 * Makes a model do worse at examples that mean the same. It may change the examples, as {@link
 * TextAttack} does, or what the model makes of them, such as its embeddings.
 */
public interface Attack {
  /** What people call it. */
  String name();

  /**
   * The worst that it finds. The same examples in the same order, each as it was or changed, and
   * the model that is to answer them.
   */
  <E> Attacked<E> on(Victim<E> victim);
}
