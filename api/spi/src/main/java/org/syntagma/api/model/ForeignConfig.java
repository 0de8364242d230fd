package org.syntagma.api.model;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Reads a {@code config.json}. A key that is {@code null} counts as absent.
 *
 * <p>What is wrong is gathered and told when the reader is done: a required key that is missing, or
 * a value of another type, reads as 1, and the reader goes on.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ForeignConfig {
  boolean has(String key);

  /** A required whole number. */
  int whole(String key);

  /** A whole number, or {@code otherwise} where it is absent. */
  int whole(String key, int otherwise);

  /** A number, or {@code otherwise} where it is absent. */
  double real(String key, double otherwise);

  /** True or false, or {@code otherwise} where it is absent. */
  boolean flag(String key, boolean otherwise);

  /** A text, or {@code otherwise} where it is absent. */
  String text(String key, String otherwise);

  /** A map in this one, empty where it is absent. */
  Optional<ForeignConfig> part(String key);

  /**
   * Says that a key has a value that the network cannot follow.
   *
   * @param expected such as {@code must be silu}
   */
  void refuse(String key, String expected);
}
