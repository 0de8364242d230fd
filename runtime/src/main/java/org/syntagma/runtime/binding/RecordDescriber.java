package org.syntagma.runtime.binding;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.syntagma.api.component.Description;
import org.syntagma.runtime.settings.Origin;
import org.syntagma.runtime.settings.Records;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.SettingOf;

/** Lists what can be configured in a record, for people. */
public final class RecordDescriber {
  private final RecordBinder binder;
  private final MessageInterpolator messages = new PlainMessages();

  /** Describes with the constraints that this binder checks. */
  public RecordDescriber(RecordBinder binder) {
    this.binder = binder;
  }

  /**
   * One key of a record.
   *
   * @param key the key; that of a nested record's component is {@code outer.inner}
   * @param description what it is, in the words of the record's author; may be empty
   * @param type what to write, in words
   * @param defaultValue what holds if the key is not given; {@link Setting.None} if that is
   *     nothing, empty if the key must be given
   * @param constraints what the value must satisfy, such as {@code must be greater than 0}
   */
  public record Key(
      String key,
      String description,
      String type,
      Optional<Setting> defaultValue,
      List<String> constraints) {}

  /**
   * Something that no single key tells.
   *
   * @param key of a nested record; empty for the record itself
   * @param rule such as {@code width must be a multiple of heads}, or {@code must be given}
   */
  public record Rule(String key, String rule) {}

  /** The keys of this record in the order of its components. */
  public <R extends Record> List<Key> describe(Class<R> type) {
    return keys("", type, RecordShape.of(type).defaults()).toList();
  }

  /** What must hold of the record as a whole, and of those nested in it. */
  public <R extends Record> List<Rule> rules(Class<R> type) {
    return rules("", type, RecordShape.of(type).defaults()).toList();
  }

  private Stream<Key> keys(String prefix, Class<?> type, Optional<? extends Record> defaults) {
    return Stream.of(type.getRecordComponents())
        .flatMap(component -> keys(prefix, type, component, defaults));
  }

  private Stream<Key> keys(
      String prefix,
      Class<?> type,
      RecordComponent component,
      Optional<? extends Record> defaults) {
    String key = Binding.join(prefix, Records.key(component));
    Optional<Object> fallback = fallback(component, defaults);
    if (Scalars.isSettings(component.getType())) {
      return keys(key, component.getType(), nested(component, fallback));
    }
    return Stream.of(
        new Key(
            key,
            Optional.ofNullable(component.getAnnotation(Description.class))
                .map(Description::value)
                .orElse(""),
            TypeWords.of(component.getGenericType()),
            fallback.map(value -> SettingOf.value(value, Origin.Layer.DEFAULT)),
            constraints(type, component.getName())));
  }

  private Stream<Rule> rules(String prefix, Class<?> type, Optional<? extends Record> defaults) {
    BeanDescriptor bean = binder.validator().getConstraintsForClass(type);
    List<String> components =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
    Stream<Rule> own =
        bean.getConstrainedProperties().stream()
            .filter(property -> !components.contains(property.getPropertyName()))
            .flatMap(property -> messages(property).stream())
            .sorted()
            .map(message -> new Rule(prefix, message));
    Stream<Rule> nested =
        Stream.of(type.getRecordComponents())
            .filter(component -> Scalars.isSettings(component.getType()))
            .flatMap(component -> nestedRules(prefix, component, defaults));
    return Stream.concat(own, nested);
  }

  private Stream<Rule> nestedRules(
      String prefix, RecordComponent component, Optional<? extends Record> defaults) {
    String key = Binding.join(prefix, Records.key(component));
    Optional<Object> fallback = fallback(component, defaults);
    Stream<Rule> given =
        fallback.isPresent() ? Stream.of() : Stream.of(new Rule(key, "must be given"));
    return Stream.concat(given, rules(key, component.getType(), nested(component, fallback)));
  }

  /** What holds where a component is not given. */
  private static Optional<Object> fallback(
      RecordComponent component, Optional<? extends Record> defaults) {
    return defaults
        .map(row -> Records.value(component, row))
        .or(() -> Scalars.absent(component.getType()));
  }

  private static Optional<? extends Record> nested(
      RecordComponent component, Optional<Object> fallback) {
    Class<? extends Record> type = component.getType().asSubclass(Record.class);
    return fallback.isPresent() ? fallback.map(type::cast) : RecordShape.of(type).defaults();
  }

  private List<String> constraints(Class<?> type, String component) {
    return Optional.ofNullable(
            binder.validator().getConstraintsForClass(type).getConstraintsForProperty(component))
        .map(this::messages)
        .orElse(List.of());
  }

  private List<String> messages(PropertyDescriptor property) {
    Stream<ConstraintDescriptor<?>> elements =
        property.getConstrainedContainerElementTypes().stream()
            .flatMap(element -> element.getConstraintDescriptors().stream());
    return Stream.concat(property.getConstraintDescriptors().stream(), elements)
        .map(this::message)
        .distinct()
        .sorted()
        .toList();
  }

  private String message(ConstraintDescriptor<?> constraint) {
    return messages.interpolate(constraint.getMessageTemplate(), new Unvalidated(constraint));
  }

  /** There is no value yet when a constraint is only described. */
  private record Unvalidated(ConstraintDescriptor<?> descriptor)
      implements MessageInterpolator.Context {
    @Override
    public ConstraintDescriptor<?> getConstraintDescriptor() {
      return descriptor;
    }

    @Override
    public Object getValidatedValue() {
      return "";
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      return Objects.requireNonNull(type).cast(this);
    }
  }
}
