package org.syntagma.runtime.settings;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML into settings. The parser only composes nodes: it resolves no types, so that {@code yes},
 * {@code 010} and {@code 12:30} stay the text that was typed, and creates no objects.
 */
final class YamlText {
  private static final int DEEPEST = 50;
  private static final int MOST_VALUES = 100_000;
  // What the parser gives to nodes that have no tag; their text is kept whatever they are.
  private static final Set<Tag> UNTAGGED =
      Set.of(
          Tag.MAP,
          Tag.SEQ,
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MERGE);

  private static final Set<String> NONE = Set.of("", "~", "null", "Null", "NULL", "none");

  private final Function<Mark, Origin> places;
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int values;

  private YamlText(Function<Mark, Origin> places) {
    this.places = places;
  }

  /** The text of a whole file; the map at its top. */
  static Setting.Fields file(String text, Path file) {
    YamlText yaml =
        new YamlText(mark -> new Origin.File(file, mark.getLine() + 1, mark.getColumn() + 1));
    Node root = yaml.compose(text, new Origin.File(file, 1, 1));
    Setting setting = yaml.setting(root, 0);
    if (setting instanceof Setting.Fields fields) {
      return fields;
    }
    String found = setting instanceof Setting.None ? "nothing" : setting.describe();
    throw refuse(
        setting.origin(), "found " + found + ", expected a map of settings such as 'name: my-run'");
  }

  /**
   * A value outside a file. Only lists, maps and quoted text are YAML; anything else is taken as it
   * stands, so that {@code a: b} or {@code #1} needs no quotes.
   */
  static Setting value(String text, Origin origin) {
    String trimmed = text.strip();
    if (trimmed.startsWith("[")
        || trimmed.startsWith("{")
        || trimmed.startsWith("\"")
        || trimmed.startsWith("'")) {
      YamlText yaml = new YamlText(mark -> origin);
      return yaml.setting(yaml.compose(trimmed, origin), 0);
    }
    return NONE.contains(trimmed) ? new Setting.None(origin) : new Setting.Text(text, origin);
  }

  private Node compose(String text, Origin whole) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_VALUES);
    options.setTagInspector(tag -> true);
    options.setNestingDepthLimit(DEEPEST);
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw refuse(whole, "there are only comments; expected settings such as 'name: my-run'");
      }
      return root;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      throw refuse(mark == null ? whole : places.apply(mark), YamlFaults.advice(e));
    } catch (YAMLException e) {
      throw refuse(whole, YamlFaults.advice(e, DEEPEST));
    }
  }

  private Setting setting(Node node, int depth) {
    Origin origin = places.apply(node.getStartMark());
    if (!open.add(node)) {
      throw refuse(origin, "an alias (*name) stands inside its own anchor; write it out");
    }
    if (depth > DEEPEST) {
      throw refuse(origin, "nested deeper than 50 levels; use fewer");
    }
    if (++values > MOST_VALUES) {
      throw refuse(
          origin, "more than 100,000 values once aliases (*name) are written out; use fewer");
    }
    if (!UNTAGGED.contains(node.getTag())) {
      throw refuse(
          origin,
          "found the tag " + node.getTag().getValue() + "; tags are not supported, remove it");
    }
    Setting setting = convert(node, origin, depth);
    open.remove(node);
    return setting;
  }

  private Setting convert(Node node, Origin origin, int depth) {
    if (node instanceof MappingNode map) {
      return fields(map, origin, depth);
    }
    if (node instanceof SequenceNode list) {
      List<Setting> items = new ArrayList<>();
      list.getValue().forEach(item -> items.add(setting(item, depth + 1)));
      return new Setting.Items(items, origin);
    }
    ScalarNode scalar = (ScalarNode) node;
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    return plain && NONE.contains(scalar.getValue())
        ? new Setting.None(origin)
        : new Setting.Text(scalar.getValue(), origin);
  }

  private Setting.Fields fields(MappingNode map, Origin origin, int depth) {
    Map<String, Setting> fields = new LinkedHashMap<>();
    Map<String, Origin> seen = new LinkedHashMap<>();
    for (NodeTuple entry : map.getValue()) {
      Origin place = places.apply(entry.getKeyNode().getStartMark());
      String key = key(entry.getKeyNode(), place);
      Origin first = seen.putIfAbsent(key, place);
      if (first != null) {
        throw refuse(
            place,
            "the key '%s' is there twice, first at %s; remove one"
                .formatted(key, first.describe()));
      }
      fields.put(key, setting(entry.getValueNode(), depth + 1));
    }
    return new Setting.Fields(fields, origin);
  }

  private static String key(Node node, Origin place) {
    if (!(node instanceof ScalarNode scalar)) {
      throw refuse(place, "a key must be a word such as 'weight-decay', not a list or map");
    }
    if (scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getValue().equals("<<")) {
      throw refuse(place, "merge keys (<<) are not supported; write the keys out");
    }
    if (!Key.isWord(scalar.getValue())) {
      throw refuse(place, Key.refusal(scalar.getValue()));
    }
    return scalar.getValue();
  }

  private static ConfigurationException refuse(Origin origin, String message) {
    return new ConfigurationException(origin.describe() + ": " + message);
  }
}
