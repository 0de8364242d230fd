package org.syntagma.runtime.binding;

import jakarta.validation.ConstraintViolation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.runtime.settings.Records;

/** Looks for faults in a configuration record itself, which nobody can configure away. */
public final class RecordCheck {
  private final RecordBinder binder;
  private final List<String> problems = new ArrayList<>();

  private RecordCheck(RecordBinder binder) {
    this.binder = binder;
  }

  /** Types that no setting can become, and defaults that their own constraints forbid. */
  public static List<String> problems(Class<? extends Record> type, RecordBinder binder) {
    RecordCheck check = new RecordCheck(binder);
    try {
      check.record("", type, RecordShape.of(type).defaults());
    } catch (RuntimeException e) {
      check.problems.add(e.getMessage());
    }
    return List.copyOf(check.problems);
  }

  private void record(
      String path, Class<? extends Record> type, Optional<? extends Record> defaults) {
    for (RecordComponent component : type.getRecordComponents()) {
      String key = Binding.join(path, Records.key(component));
      Optional<Object> value = defaults.map(row -> Records.value(component, row));
      if (!Conversion.isComponent(component.getGenericType())) {
        type(key, component.getGenericType());
      }
      value.ifPresent(
          found ->
              binder.validator().validateValue(type, component.getName(), found).stream()
                  .map(ConstraintViolation::getMessage)
                  .sorted()
                  .forEach(
                      message ->
                          problems.add(
                              "the default of %s, %s, %s".formatted(key, found, message))));
      if (component.getType().isRecord()) {
        Class<? extends Record> nested = component.getType().asSubclass(Record.class);
        record(key, nested, value.map(nested::cast));
      }
    }
  }

  private void type(String key, Type type) {
    if (type instanceof ParameterizedType generic && isContainer(generic)) {
      Type[] arguments = generic.getActualTypeArguments();
      type(key, arguments[arguments.length - 1]);
    } else if (!(type instanceof Class<?> single)
        || !(single.isRecord() || Scalars.supports(single))) {
      problems.add(
          "%s has the type %s, which no setting can become".formatted(key, type.getTypeName()));
    }
  }

  private static boolean isContainer(ParameterizedType type) {
    return type.getRawType() == Optional.class
        || type.getRawType() == List.class
        || (type.getRawType() == Map.class && type.getActualTypeArguments()[0] == String.class);
  }
}
