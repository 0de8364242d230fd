package org.syntagma.runtime.binding;

import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Constraint messages without an expression language; the built-in messages that use one are
 * written out here.
 */
final class PlainMessages extends ParameterMessageInterpolator {
  PlainMessages() {
    super(Set.of(Locale.ROOT), Locale.ROOT, false);
  }

  @Override
  protected String interpolate(Context context, Locale locale, String term) {
    if (term.startsWith("${inclusive")) {
      Object inclusive = context.getConstraintDescriptor().getAttributes().get("inclusive");
      return Boolean.TRUE.equals(inclusive) ? "or equal to " : "";
    }
    return super.interpolate(context, locale, term);
  }
}
