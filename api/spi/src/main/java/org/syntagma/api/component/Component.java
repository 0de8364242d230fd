package org.syntagma.api.component;

import org.apiguardian.api.API;

/**
 * An entry of a plugin's table of contents. Its kind is told by the method of {@code Plugin} that
 * lists it.
 *
 * <p>The implementation has exactly one constructor with {@code @Inject}, package-private or wider.
 * It may ask for its configuration record, for slots (see {@link Slot}) and for the run's services
 * (see {@code Plugin}).
 *
 * <p>The configuration record may have Bean Validation constraints and a static method {@code
 * defaults()} that returns an instance. A component that is null there must be configured; so must
 * every component if there is no such method, except optional ones, which are empty then. Keys are
 * the kebab-case of the record's components. A component is text, a primitive number or boolean or
 * its box, an enum, a {@link java.nio.file.Path} (relative to the file that wrote it), a {@link
 * java.time.Duration}, a {@link DataSize}, another such record, or a {@code List}, {@code
 * Map<String, …>} or {@code Optional} of these, or an {@code OptionalInt}, {@code OptionalLong} or
 * {@code OptionalDouble}. Entries of a map are added to those of {@code defaults()}; a list
 * replaces the one there.
 *
 * @param type the name in configuration, kebab-case, unique for its kind on one host
 * @param implementation a class that implements the kind
 * @param configuration the record of its settings
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Component<T>(
    String type, Class<? extends T> implementation, Class<? extends Record> configuration) {
  public Component {
    if (!type.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "'" + type + "' is no type name: must be kebab-case, such as 'warmup-cosine'");
    }
  }

  public static <T> Component<T> of(
      String type, Class<? extends T> implementation, Class<? extends Record> configuration) {
    return new Component<>(type, implementation, configuration);
  }

  /** A component without settings. */
  public static <T> Component<T> of(String type, Class<? extends T> implementation) {
    return new Component<>(type, implementation, NoSettings.class);
  }

  /** The settings of a component that has none. */
  public record NoSettings() {
    public static NoSettings defaults() {
      return new NoSettings();
    }
  }
}
