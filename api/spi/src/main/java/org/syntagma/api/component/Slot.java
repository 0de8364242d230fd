package org.syntagma.api.component;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a constructor parameter that another component fills.
 *
 * <p>{@code @Slot("schedule") Schedule schedule} takes the component that the configuration
 * describes under the key {@code schedule}. A dotted name reaches into nested maps. The parameter
 * may be:
 *
 * <ul>
 *   <li>a kind: required;
 *   <li>{@code Optional<Kind>}: empty when the key is absent or {@code none};
 *   <li>{@code List<Kind>}: empty when the key is absent;
 *   <li>{@code Map<String, Kind>}: by the keys of a map, empty when absent;
 *   <li>an entry record, alone or in a list or map. An entry record's constructor looks like a
 *       component's: one configuration record, and slots, of which one without a name takes the
 *       entry itself ({@code type} and its settings). So {@code {type: length, weight: 0.2,
 *       longest: 9}} is a {@code Weighted<Reward>}: the weight belongs to the entry, the rest to
 *       the reward.
 * </ul>
 *
 * <p>A kind with type arguments ({@code Corpus<Text>}, {@code Corpus<?>}) is matched by its raw
 * type.
 */
@API(status = API.Status.STABLE, since = "0.1")
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD})
public @interface Slot {
  /** The key in configuration; empty for the component that an entry record wraps. */
  String value() default "";
}
