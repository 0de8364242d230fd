package org.syntagma.toolkit.trees.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Tree;

/** Draws trees with the box characters of Unicode, in a font of fixed width. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TreeText {
  private TreeText() {}

  /**
   * The drawing, all lines ending in LF. Dependencies are arcs over the sentence, or a table where
   * that is too wide; constituents are indented below each other.
   *
   * @param columns the greatest width of arcs
   */
  public static String draw(Tree tree, int columns) {
    return tree instanceof Dependency dependency
        ? ArcText.draw(dependency, columns).orElseGet(() -> table(dependency))
        : draw((Constituency) tree);
  }

  private static String table(Dependency tree) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < tree.words().size(); i++) {
      int head = tree.heads().get(i);
      String headWord = head == 0 ? "" : head + " " + tree.words().get(head - 1);
      rows.add(
          List.of(
              String.valueOf(i + 1), tree.words().get(i), "◀─ " + tree.labels().get(i), headWord));
    }
    int[] widths =
        IntStream.range(0, 4)
            .map(c -> rows.stream().mapToInt(row -> Width.of(row.get(c))).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, 4)
                    .mapToObj(c -> Width.pad(row.get(c), widths[c]))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String draw(Constituency tree) {
    StringBuilder out = new StringBuilder();
    draw(tree.root(), "", "", out);
    return out.toString();
  }

  private static void draw(Node node, String here, String below, StringBuilder out) {
    out.append(here).append(line(node)).append('\n');
    if (node instanceof Phrase phrase && !isTag(node)) {
      for (int i = 0; i < phrase.children().size(); i++) {
        boolean last = i == phrase.children().size() - 1;
        draw(
            phrase.children().get(i),
            below + (last ? "└─ " : "├─ "),
            below + (last ? "   " : "│  "),
            out);
      }
    }
  }

  private static String line(Node node) {
    if (node instanceof Word word) {
      return word.text();
    }
    Phrase phrase = (Phrase) node;
    return isTag(node)
        ? phrase.label() + " " + ((Word) phrase.children().get(0)).text()
        : phrase.label();
  }

  private static boolean isTag(Node node) {
    return node instanceof Phrase phrase
        && phrase.children().size() == 1
        && phrase.children().get(0) instanceof Word;
  }
}
