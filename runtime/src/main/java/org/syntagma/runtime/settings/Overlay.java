package org.syntagma.runtime.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.commons.configuration2.tree.NodeCombiner;

/**
 * One layer over another: maps merge, an index reaches into a list, everything else is replaced
 * whole.
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
          String key = path.isEmpty() ? name : path + "." + name;
          result.addChildren(above == null ? below : group(above, below, key));
        });
    overs.forEach(
        (name, above) ->
            result.addChildren(group(above, List.of(), path.isEmpty() ? name : path + "." + name)));
    return result.create();
  }

  private List<ImmutableNode> group(
      List<ImmutableNode> over, List<ImmutableNode> under, String path) {
    ImmutableNode first = over.get(0);
    Optional<Integer> index = Nodes.index(first);
    if (index.isPresent()) {
      return element(first, index.get(), under, path);
    }
    if (Nodes.isMap(over)) {
      // Even over nothing: an index further down must be found out.
      ImmutableNode below = !under.isEmpty() && Nodes.isMap(under) ? under.get(0) : empty(first);
      return List.of(merge(first, below, path));
    }
    return over;
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
      String found = under.isEmpty() ? "there is nothing at " + path : path + " is not a list";
      problems.add(place, Nodes.origin(over), found + "; an index needs a list in a file below");
      return under;
    }
    int length = Nodes.length(under);
    if (index >= length) {
      problems.add(
          place, Nodes.origin(over), "there is no such element: " + path + " has " + count(length));
      return under;
    }
    ImmutableNode below = under.get(index);
    boolean maps = Nodes.isMap(over) && Nodes.isMap(below);
    List<ImmutableNode> result = new ArrayList<>(under);
    result.set(index, maps ? merge(over, below, place) : Nodes.inPlaceOf(below, over));
    return result;
  }

  private static String count(int length) {
    return switch (length) {
      case 0 -> "no elements";
      case 1 -> "one element, [0]";
      default -> length + " elements, [0] to [" + (length - 1) + "]";
    };
  }
}
