package org.syntagma.runtime.binding;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
   * @param type what to write, in words
   * @param defaultValue what holds if the key is not given; {@link Setting.None} if that is
   *     nothing, empty if the key must be given
   * @param constraints what the value must satisfy, such as {@code must be greater than 0}
   */
  public record Key(
      String key, String type, Optional<Setting> defaultValue, List<String> constraints) {}

  /** The keys of this record in the order of its components. */
  public <R extends Record> List<Key> describe(Class<R> type) {
    return keys("", type, RecordShape.of(type).defaults()).toList();
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
    Optional<Object> fallback =
        defaults
            .map(row -> Records.value(component, row))
            .or(() -> Scalars.absent(component.getType()));
    if (Scalars.isSettings(component.getType())) {
      Class<? extends Record> nested = component.getType().asSubclass(Record.class);
      Optional<? extends Record> inner =
          fallback.isPresent() ? fallback.map(nested::cast) : RecordShape.of(nested).defaults();
      return keys(key, nested, inner);
    }
    return Stream.of(
        new Key(
            key,
            TypeWords.of(component.getGenericType()),
            fallback.map(value -> SettingOf.value(value, Origin.Layer.DEFAULT)),
            constraints(type, component.getName())));
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
