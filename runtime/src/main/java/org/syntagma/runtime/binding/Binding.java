package org.syntagma.runtime.binding;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path.Node;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Records;
import org.syntagma.runtime.settings.Setting;

/** One pass over a record and those nested in it. */
final class Binding {
  private final Validator validator;
  private final Problems problems;

  Binding(Validator validator, Problems problems) {
    this.validator = validator;
    this.problems = problems;
  }

  <R extends Record> Optional<R> bind(
      Class<R> type,
      Setting.Fields settings,
      String path,
      Set<String> claimed,
      Optional<R> defaults) {
    RecordShape<R> shape = RecordShape.of(type);
    int before = problems.count();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : shape.components()) {
      values.add(value(type, component, settings, path, claimed, defaults));
    }
    new UnusedKeys(problems).report(shape.keys(), settings, path, claimed);
    if (problems.count() > before) {
      return Optional.empty();
    }
    try {
      R bound = shape.create(values);
      validator.validate(bound).stream()
          .filter(violation -> isAboutTheWhole(violation, shape))
          .map(ConstraintViolation::getMessage)
          .sorted()
          .forEach(message -> problems.add(path, message));
      return problems.count() > before ? Optional.empty() : Optional.of(bound);
    } catch (IllegalArgumentException e) {
      problems.add(path, e.getMessage());
      return Optional.empty();
    }
  }

  private Object value(
      Class<? extends Record> type,
      RecordComponent component,
      Setting.Fields settings,
      String path,
      Set<String> claimed,
      Optional<? extends Record> defaults) {
    int before = problems.count();
    String key = join(path, Records.key(component));
    Optional<Object> fallback = defaults.map(row -> Records.value(component, row));
    Setting given = settings.fields().get(Records.key(component));
    Object value;
    if (Conversion.isComponent(component.getGenericType())) {
      value = fallback.orElse(Optional.empty());
      if (settings.get(Records.key(component)).isPresent()
          && !claimed.contains(Records.key(component))) {
        problems.add(key, given, "cannot be given here");
      }
    } else if (given == null
        || (given instanceof Setting.None && !Conversion.isOptional(component))) {
      value = fallback.or(() -> Scalars.absent(component.getType())).orElse(null);
      if (value == null) {
        problems.add(key, "is missing");
      }
    } else {
      Set<String> inside = below(claimed, Records.key(component));
      Conversion conversion = new Conversion(this, inside, problems);
      value = conversion.convert(component.getGenericType(), given, key, fallback);
    }
    if (problems.count() == before) {
      validator.validateValue(type, component.getName(), value).stream()
          .sorted((a, b) -> order(a).compareTo(order(b)))
          .forEach(violation -> report(violation, key, Optional.ofNullable(given)));
    }
    return value;
  }

  private static String order(ConstraintViolation<?> violation) {
    return violation.getPropertyPath() + " " + violation.getMessage();
  }

  private void report(ConstraintViolation<?> violation, String key, Optional<Setting> given) {
    String place = key;
    Optional<Setting> found = given;
    for (Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        int index = node.getIndex();
        place = place + "[" + index + "]";
        found =
            found.flatMap(
                list ->
                    list instanceof Setting.Items items
                        ? Optional.of(items.items().get(index))
                        : Optional.empty());
      } else if (node.getKey() != null) {
        String name = node.getKey().toString();
        place = join(place, name);
        found =
            found.flatMap(
                map -> map instanceof Setting.Fields fields ? fields.get(name) : Optional.empty());
      }
    }
    if (found.isPresent()) {
      problems.add(place, found.get(), violation.getMessage());
    } else {
      problems.add(place, String.valueOf(violation.getInvalidValue()), violation.getMessage());
    }
  }

  // The components were checked one by one before, with the text that the user typed.
  private static boolean isAboutTheWhole(ConstraintViolation<?> violation, RecordShape<?> shape) {
    return !shape.has(violation.getPropertyPath().iterator().next().getName());
  }

  /** The claims on keys inside the map at this key. */
  static Set<String> below(Set<String> claimed, String key) {
    String prefix = key + ".";
    return claimed.stream()
        .filter(claim -> claim.startsWith(prefix))
        .map(claim -> claim.substring(prefix.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
