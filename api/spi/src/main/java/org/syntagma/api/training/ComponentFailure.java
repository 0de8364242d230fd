package org.syntagma.api.training;

import org.apiguardian.api.API;

/**
 * A component did what its kind forbids, such as a penalty whose loss is no number. The host adds
 * the component's place in the configuration and the plugin that supplies it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ComponentFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Object component;

  /**
   * Creates a failure.
   *
   * @param component as the slot gave it
   * @param message at which update, what was found, what was expected and what to do
   */
  public ComponentFailure(Object component, String message) {
    super(message);
    this.component = component;
  }

  public Object component() {
    return component;
  }
}
