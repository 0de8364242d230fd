package org.syntagma.runtime.binding;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.validator.HibernateValidator;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;

/**
 * Binds settings to the records of one class loader. Keys are in kebab case, components in camel
 * case. What is not given comes from the record's static {@code defaults()}; a component that is
 * null there, or in a record without that method, must be given unless it is optional. Bean
 * Validation constraints are checked component by component, then on the whole.
 */
public final class RecordBinder {
  // Held here because the logging framework keeps loggers only weakly; it announces itself at INFO.
  private static final Logger VALIDATOR_LOG = Logger.getLogger("org.hibernate.validator");

  private final Validator validator;

  private RecordBinder(Validator validator) {
    this.validator = validator;
  }

  /**
   * A binder for records that this loader loads; creating one takes a noticeable moment, so keep
   * it.
   */
  public static RecordBinder forLoader(ClassLoader loader) {
    VALIDATOR_LOG.setLevel(Level.WARNING);
    return new RecordBinder(
        Validation.byProvider(HibernateValidator.class)
            .configure()
            .ignoreXmlConfiguration()
            .externalClassLoader(loader)
            .messageInterpolator(new PlainMessages())
            .buildValidatorFactory()
            .getValidator());
  }

  /**
   * Binds a record. A part of it that is an optional component of some kind, such as a grammar,
   * stays as it is in the defaults: whoever claims its key puts it in.
   *
   * @param type the record's class; may be package-private
   * @param settings what was configured
   * @param path where that is, such as {@code stages[0].optimizer}; empty at the root
   * @param claimed keys that somebody else reads, such as {@code type} and slots; {@code
   *     evaluate.corpora} claims a key of a nested map
   * @param problems receives everything that is wrong
   * @return the record; empty if there was any problem with it
   * @throws IllegalArgumentException if the record itself is unusable: a component of an
   *     unsupported type, or a {@code defaults()} that fails
   */
  public <R extends Record> Optional<R> bind(
      Class<R> type, Setting.Fields settings, String path, Set<String> claimed, Problems problems) {
    return new Binding(validator, problems)
        .bind(type, settings, path, claimed, RecordShape.of(type).defaults());
  }

  /** The keys of this record. */
  public static List<String> keys(Class<? extends Record> type) {
    return RecordShape.of(type).keys();
  }

  Validator validator() {
    return validator;
  }
}
