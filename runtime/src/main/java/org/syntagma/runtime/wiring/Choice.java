package org.syntagma.runtime.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syntagma.api.component.Shorthand;
import org.syntagma.runtime.binding.Suggestion;
import org.syntagma.runtime.plugins.Catalog;
import org.syntagma.runtime.plugins.Supplied;
import org.syntagma.runtime.settings.Problems;
import org.syntagma.runtime.settings.Setting;

/** Finds the component that a {@code type} names. */
final class Choice {
  static final String TYPE = "type";

  private final Catalog catalog;
  private final Problems problems;

  Choice(Catalog catalog, Problems problems) {
    this.catalog = catalog;
    this.problems = problems;
  }

  /** What a plain value means in the place of a kind that has a {@link Shorthand}. */
  static Setting spelledOut(Class<?> kind, Setting setting) {
    Shorthand shorthand = kind.getAnnotation(Shorthand.class);
    if (shorthand == null || !(setting instanceof Setting.Text value)) {
      return setting;
    }
    Map<String, Setting> fields = new LinkedHashMap<>();
    fields.put(TYPE, new Setting.Text(shorthand.type(), value.origin()));
    fields.put(shorthand.key(), value);
    return new Setting.Fields(fields, value.origin());
  }

  Optional<Supplied> find(Class<?> kind, Setting.Fields fields, String path) {
    String place = path.isEmpty() ? TYPE : path + "." + TYPE;
    Optional<Setting> type = fields.get(TYPE);
    if (type.isEmpty()) {
      problems.add(place, fields.origin(), "is missing" + among(kind));
      return Optional.empty();
    }
    if (!(type.get() instanceof Setting.Text name)) {
      problems.add(place, type.get(), "must be text, found " + type.get().describe());
      return Optional.empty();
    }
    Optional<Supplied> found = catalog.find(kind, name.text());
    if (found.isEmpty()) {
      problems.add(place, name.origin(), unknown(kind, name.text()));
    }
    return found;
  }

  private String unknown(Class<?> kind, String name) {
    List<String> types =
        catalog.components(kind).stream().map(one -> one.component().type()).toList();
    String guess =
        Suggestion.closest(name, types).map(word -> " Did you mean '" + word + "'?").orElse("");
    return "no %s is called '%s'.%s%s".formatted(catalog.words(kind), name, guess, among(kind));
  }

  /** A line of advice that lists what there is of this kind; empty for what is no kind. */
  String among(Class<?> kind) {
    if (!catalog.kinds().contains(kind)) {
      return "";
    }
    List<String> labels = catalog.components(kind).stream().map(Supplied::label).toList();
    return labels.isEmpty()
        ? "\nNo plugin on this host supplies any."
        : "\nKnown: " + String.join(", ", labels);
  }
}
