package org.syntagma.api.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Of a kind: a plain value in its place is a component with one setting. With {@code type =
 * "fixed", key = "value"} the configuration {@code weight: 0.2} means {@code weight: {type: fixed,
 * value: 0.2}}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Shorthand {
  /** The component's type. */
  String type();

  /** The setting that the value is of. */
  String key();
}
