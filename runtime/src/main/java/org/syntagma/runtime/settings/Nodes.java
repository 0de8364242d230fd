package org.syntagma.runtime.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.configuration2.tree.ImmutableNode;

/**
 * Settings as nodes of Commons Configuration and back, without loss. Its own model knows neither
 * lists nor clearing: a list is several nodes of one name there. So each node carries its shape,
 * and each element of a list says so.
 */
final class Nodes {
  private static final String ORIGIN = "origin";
  private static final String SHAPE = "shape";
  private static final String LIST = "list";
  private static final String INDEX = "index";
  private static final String WAY = "way";
  private static final String TYPE = "type";
  private static final String ELEMENT = "";

  private enum Shape {
    TEXT,
    NONE,
    MAP,
    /** A list that is empty, or directly within another list. */
    LIST
  }

  private Nodes() {}

  static ImmutableNode root(Setting.Fields fields) {
    return node(ELEMENT, fields).create();
  }

  /** A tree that holds one value only, to be combined over another. */
  static ImmutableNode root(Assignment assignment) {
    List<Key.Step> steps = assignment.key().steps();
    Origin origin = assignment.value().origin();
    Key.Step last = steps.get(steps.size() - 1);
    List<ImmutableNode> inner =
        last.index().isEmpty()
            ? nodes(last.word(), assignment.value())
            : List.of(indexed(node(last.word(), assignment.value()), last));
    for (int i = steps.size() - 2; i >= 0; i--) {
      Key.Step step = steps.get(i);
      inner = List.of(indexed(map(step.word(), inner, origin).addAttribute(WAY, true), step));
    }
    return map(ELEMENT, inner, origin).create();
  }

  private static ImmutableNode indexed(ImmutableNode.Builder node, Key.Step step) {
    step.index().ifPresent(index -> node.addAttribute(INDEX, index));
    return node.create();
  }

  private static ImmutableNode.Builder map(
      String name, List<ImmutableNode> children, Origin origin) {
    return new ImmutableNode.Builder()
        .name(name)
        .addAttribute(SHAPE, Shape.MAP)
        .addAttribute(ORIGIN, origin)
        .addChildren(children);
  }

  private static List<ImmutableNode> nodes(String name, Setting setting) {
    if (!(setting instanceof Setting.Items list) || list.items().isEmpty()) {
      return List.of(node(name, setting).create());
    }
    return list.items().stream()
        .map(item -> node(name, item).addAttribute(LIST, list.origin()).create())
        .toList();
  }

  private static ImmutableNode.Builder node(String name, Setting setting) {
    if (setting instanceof Setting.Fields map) {
      List<ImmutableNode> children = new ArrayList<>();
      map.fields().forEach((key, value) -> children.addAll(nodes(key, value)));
      return map(name, children, map.origin());
    }
    ImmutableNode.Builder node = new ImmutableNode.Builder().name(name);
    node.addAttribute(ORIGIN, setting.origin());
    if (setting instanceof Setting.Items list) {
      return node.addAttribute(SHAPE, Shape.LIST).addChildren(nodesIfAny(list));
    }
    if (setting instanceof Setting.Text text) {
      return node.addAttribute(SHAPE, Shape.TEXT).value(text.text());
    }
    return node.addAttribute(SHAPE, Shape.NONE);
  }

  private static List<ImmutableNode> nodesIfAny(Setting.Items list) {
    return list.items().isEmpty() ? List.of() : nodes(ELEMENT, list);
  }

  static Setting setting(ImmutableNode node) {
    Origin origin = origin(node);
    return switch ((Shape) node.getAttributes().get(SHAPE)) {
      case TEXT -> new Setting.Text((String) node.getValue(), origin);
      case NONE -> new Setting.None(origin);
      case LIST -> list(node.getChildren(), origin);
      case MAP -> fields(node);
    };
  }

  static Setting.Fields fields(ImmutableNode node) {
    Map<String, Setting> fields = new LinkedHashMap<>();
    byName(node)
        .forEach(
            (name, same) -> {
              Object list = same.get(0).getAttributes().get(LIST);
              fields.put(name, list == null ? setting(same.get(0)) : list(same, (Origin) list));
            });
    return new Setting.Fields(fields, origin(node));
  }

  private static Setting.Items list(List<ImmutableNode> items, Origin origin) {
    return new Setting.Items(items.stream().map(Nodes::setting).toList(), origin);
  }

  static Map<String, List<ImmutableNode>> byName(ImmutableNode node) {
    Map<String, List<ImmutableNode>> groups = new LinkedHashMap<>();
    for (ImmutableNode child : node.getChildren()) {
      groups.computeIfAbsent(child.getNodeName(), name -> new ArrayList<>()).add(child);
    }
    return groups;
  }

  static Origin origin(ImmutableNode node) {
    return (Origin) node.getAttributes().get(ORIGIN);
  }

  static boolean isMap(ImmutableNode node) {
    return node.getAttributes().get(SHAPE) == Shape.MAP;
  }

  /**
   * Whether this map was written for another type than the one below. A map on the way to a key was
   * not written.
   */
  static boolean isOfOtherType(ImmutableNode over, ImmutableNode under) {
    Optional<Object> above = type(over);
    Optional<Object> below = type(under);
    return !over.getAttributes().containsKey(WAY)
        && above.isPresent()
        && below.isPresent()
        && !above.equals(below);
  }

  private static Optional<Object> type(ImmutableNode map) {
    return map.getChildren(TYPE).stream().findFirst().map(ImmutableNode::getValue);
  }

  /** Whether the way to a key goes on from this element to one of a list inside it. */
  static boolean leadsIntoList(ImmutableNode over) {
    return !over.getChildren(ELEMENT).isEmpty();
  }

  /** Whether this element of a list is a list itself. */
  static boolean isInnerList(ImmutableNode element) {
    return element.getAttributes().get(SHAPE) == Shape.LIST;
  }

  /** Whether these nodes of one name are one map, rather than the elements of a list. */
  static boolean isMap(List<ImmutableNode> same) {
    return !isList(same) && isMap(same.get(0));
  }

  static boolean isList(List<ImmutableNode> same) {
    ImmutableNode first = same.get(0);
    return first.getAttributes().containsKey(LIST)
        || first.getAttributes().get(SHAPE) == Shape.LIST;
  }

  static int length(List<ImmutableNode> list) {
    return list.get(0).getAttributes().containsKey(LIST) ? list.size() : 0;
  }

  /** The place in a list below that this node is meant for. */
  static Optional<Integer> index(ImmutableNode node) {
    return Optional.ofNullable((Integer) node.getAttributes().get(INDEX));
  }

  /** This node in the place of another element of a list. */
  static ImmutableNode inPlaceOf(ImmutableNode element, ImmutableNode node) {
    return new ImmutableNode.Builder()
        .name(element.getNodeName())
        .value(node.getValue())
        .addChildren(node.getChildren())
        .addAttribute(SHAPE, node.getAttributes().get(SHAPE))
        .addAttribute(ORIGIN, origin(node))
        .addAttribute(LIST, element.getAttributes().get(LIST))
        .create();
  }
}
