package org.syntagma.api.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says in one line what something in the configuration is, for {@code syntagma describe}, the
 * reference and editors. Optional. Goes on a kind, on a component's class, on the components of its
 * configuration record, and beside {@link Slot}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Description {
  /** A phrase without a full stop, such as {@code decay of the first moment}. */
  String value();
}
