package org.syntagma.api.data;

import org.apiguardian.api.API;

/**
 * A pair whose target somebody prefers to another one: a prompt, the answer that was chosen and the
 * one that was rejected. As a pair it is the prompt with the chosen answer.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Preference extends Pair {
  /** The prompt; empty where whole texts are compared. */
  @Override
  String source();

  /** The answer that was chosen. */
  @Override
  String target();

  /** The answer that was rejected. */
  String rejected();

  static Preference of(String prompt, String chosen, String rejected) {
    return new PlainPreference(prompt, chosen, rejected);
  }
}
