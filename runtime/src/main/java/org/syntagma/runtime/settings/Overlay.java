package org.syntagma.runtime.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.commons.configuration2.tree.NodeCombiner;

/**
 * One layer over another: maps merge unless they name different types, an index reaches into a
 * list, everything else is replaced whole.
 */
final class Overlay extends NodeCombiner {
  private final Problems problems;

  Overlay(Problems problems) {
    this.problems = problems;
  }

  @Override
  public ImmutableNode combine(ImmutableNode over, ImmutableNode under) {
    return merge(over, under, "");
  }

  private ImmutableNode merge(ImmutableNode over, ImmutableNode under, String path) {
    ImmutableNode.Builder result =
        new ImmutableNode.Builder().name(under.getNodeName()).addAttributes(under.getAttributes());
    Map<String, List<ImmutableNode>> overs = Nodes.byName(over);
    Map<String, List<ImmutableNode>> unders = Nodes.byName(under);
    unders.forEach(
        (name, below) -> {
          List<ImmutableNode> above = overs.remove(name);
          result.addChildren(above == null ? below : group(above, below, join(path, name)));
        });
    overs.forEach((name, above) -> result.addChildren(group(above, List.of(), join(path, name))));
    return result.create();
  }

  private static String join(String path, String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }

  private List<ImmutableNode> group(
      List<ImmutableNode> over, List<ImmutableNode> under, String path) {
    ImmutableNode first = over.get(0);
    Optional<Integer> index = Nodes.index(first);
    if (index.isPresent()) {
      return element(first, index.get(), under, path);
    }
    if (!Nodes.isMap(over)) {
      return over;
    }
    boolean single = !under.isEmpty() && !Nodes.isList(under);
    return List.of(map(first, single ? under.get(0) : empty(first), path));
  }

  private ImmutableNode map(ImmutableNode over, ImmutableNode under, String path) {
    boolean merges = Nodes.isMap(under) && !Nodes.isOfOtherType(over, under);
    // Even over nothing: an index further down must be found out.
    return merge(over, merges ? under : empty(over), path);
  }

  private static ImmutableNode empty(ImmutableNode map) {
    return new ImmutableNode.Builder()
        .name(map.getNodeName())
        .addAttributes(map.getAttributes())
        .create();
  }

  private List<ImmutableNode> element(
      ImmutableNode over, int index, List<ImmutableNode> under, String path) {
    String place = path + "[" + index + "]";
    if (under.isEmpty() || !Nodes.isList(under)) {
      String found = under.isEmpty() ? "there is no " + path + " yet" : path + " is not a list";
      noList(place, over, found);
      return under;
    }
    int length = Nodes.length(under);
    if (index >= length) {
      problems.add(
          place,
          Nodes.origin(over),
          "there is no such element: %s has %s; to add one, write the list whole"
              .formatted(path, count(length)));
      return under;
    }
    ImmutableNode below = under.get(index);
    if (Nodes.leadsIntoList(over) && !Nodes.isInnerList(below)) {
      noList(place, over, place + " is not a list");
      return under;
    }
    List<ImmutableNode> result = new ArrayList<>(under);
    if (Nodes.leadsIntoList(over)) {
      result.set(index, merge(over, below, place));
    } else {
      ImmutableNode above = Nodes.isMap(over) ? map(over, below, place) : over;
      result.set(index, Nodes.inPlaceOf(below, above));
    }
    return result;
  }

  private void noList(String place, ImmutableNode over, String found) {
    String advice = "; an index changes a list that is there, so write it whole first";
    problems.add(place, Nodes.origin(over), found + advice);
  }

  private static String count(int length) {
    return switch (length) {
      case 0 -> "no elements";
      case 1 -> "one element, [0]";
      default -> length + " elements, [0] to [" + (length - 1) + "]";
    };
  }
}
