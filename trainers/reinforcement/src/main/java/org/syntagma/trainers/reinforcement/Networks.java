package org.syntagma.trainers.reinforcement;

import java.util.Optional;
import org.syntagma.api.model.Model;

/**
 * The models that take part.
 *
 * @param policy learns
 * @param critic has the head {@code value} and learns, if one is needed; it may be the policy
 * @param actor acts; it may be the policy
 * @param judge the network that values are taken from; it may be the critic
 * @param reference the policy to stay near, if there is one
 */
record Networks(
    Model policy,
    Optional<Model> critic,
    Model actor,
    Optional<Model> judge,
    Optional<Model> reference) {
  /** Whether policy and values are learned in one program. */
  boolean isShared() {
    return critic.filter(each -> each == policy).isPresent();
  }
}
