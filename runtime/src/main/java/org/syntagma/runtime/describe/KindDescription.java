package org.syntagma.runtime.describe;

import java.util.List;

/**
 * A kind of component.
 *
 * @param kind its name in kebab case, such as {@code policy-optimizer}
 * @param description what components of this kind are
 * @param types what there is of it, by type
 */
public record KindDescription(String kind, String description, List<Type> types) {
  public KindDescription {
    types = List.copyOf(types);
  }

  /**
   * A component in one line.
   *
   * @param type its name
   * @param plugin who supplies it, with the version
   * @param description what it is, in the words of the plugin's author; may be empty
   */
  public record Type(String type, String plugin, String description) {}
}
