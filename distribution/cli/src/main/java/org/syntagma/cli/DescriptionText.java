package org.syntagma.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.syntagma.runtime.binding.RecordDescriber;
import org.syntagma.runtime.describe.ComponentDescription;
import org.syntagma.runtime.describe.ComponentDescription.SlotDescription;
import org.syntagma.runtime.describe.KindDescription;
import org.syntagma.runtime.settings.Setting;
import org.syntagma.runtime.settings.Settings;
import org.syntagma.runtime.wiring.SlotShape;

/** Descriptions for people to read. */
final class DescriptionText {
  private DescriptionText() {}

  static String of(List<KindDescription> kinds) {
    TextTable table = new TextTable();
    for (KindDescription kind : kinds) {
      String types =
          kind.types().stream().map(KindDescription.Type::type).collect(Collectors.joining(", "));
      table.row(kind.kind(), types.isEmpty() ? "(none here)" : types);
    }
    return table + "\nsyntagma describe KIND TYPE tells all about one of them.";
  }

  static String of(KindDescription kind) {
    TextTable table = new TextTable();
    kind.types().forEach(type -> table.row(type.type(), type.description()));
    String head = said(kind.kind(), kind.description());
    return kind.types().isEmpty()
        ? head + "\n\nNo plugin on this host supplies any."
        : head + "\n\n" + table + "\nsyntagma describe " + kind.kind() + " TYPE tells more.";
  }

  static String of(ComponentDescription component) {
    KindDescription.Type type = component.type();
    List<String> parts = new ArrayList<>();
    parts.add(
        said(component.kind() + " " + type.type(), type.description())
            + "\nsupplied by "
            + type.plugin()
            + "\n");
    TextTable settings = new TextTable();
    component.settings().forEach(key -> key(settings, "", key));
    parts.add(settings.isEmpty() ? "No settings.\n" : "Settings\n" + settings);
    TextTable slots = new TextTable();
    component.slots().forEach(slot -> slot(slots, "", slot));
    if (!slots.isEmpty()) {
      parts.add("Slots, filled by other components\n" + slots);
    }
    if (!component.rules().isEmpty()) {
      parts.add("Rules\n" + rules(component.rules()));
    }
    component
        .example()
        .ifPresent(
            example ->
                parts.add("Example\n" + Settings.of(example).toYaml().indent(2).stripTrailing()));
    return String.join("\n", parts);
  }

  private static void key(TextTable table, String prefix, RecordDescriber.Key key) {
    List<String> words = new ArrayList<>(List.of(key.type()));
    words.addAll(key.constraints());
    words.add(key.defaultValue().map(value -> "default " + said(value)).orElse("required"));
    table.row(prefix + key.key(), String.join("; ", words));
    if (!key.description().isEmpty()) {
      table.row("", key.description());
    }
  }

  private static void slot(TextTable table, String prefix, SlotDescription slot) {
    String kind = slot.kind().map(DescriptionText::article).orElse("a map of settings");
    String what =
        switch (slot.shape()) {
          case ONE -> kind + "; required";
          case OPTIONAL -> kind + " or none";
          case LIST -> "a list, each " + kind;
          case MAP -> "a map, each " + kind;
        };
    table.row(prefix + slot.key(), what);
    if (!slot.description().isEmpty()) {
      table.row("", slot.description());
    }
    String inner =
        prefix
            + slot.key()
            + (slot.shape() == SlotShape.LIST
                ? "[]."
                : slot.shape() == SlotShape.MAP ? ".NAME." : ".");
    slot.settings().forEach(key -> key(table, inner, key));
    slot.slots().forEach(each -> slot(table, inner, each));
  }

  private static String rules(List<RecordDescriber.Rule> rules) {
    return rules.stream()
        .map(rule -> "  " + (rule.key().isEmpty() ? "" : rule.key() + " ") + rule.rule() + "\n")
        .collect(Collectors.joining());
  }

  private static String article(String kind) {
    return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind.replace('-', ' ');
  }

  private static String said(String name, String description) {
    return description.isEmpty() ? name : name + ": " + description;
  }

  private static String said(Setting setting) {
    if (setting instanceof Setting.Items list) {
      return list.items().stream()
          .map(DescriptionText::said)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (setting instanceof Setting.Fields map) {
      return map.fields().entrySet().stream()
          .map(field -> field.getKey() + ": " + said(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return setting instanceof Setting.Text text
        ? (text.text().isBlank() ? '"' + text.text() + '"' : text.text())
        : "none";
  }
}
