package org.syntagma.toolkit.trees.drawing;

import java.util.List;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;

/** A constituency tree: each phrase over the middle of its parts. */
final class PhraseSvg {
  private static final double MARGIN = 10;
  private static final double LEVEL = 44;
  private static final double TEXT = 14;
  private static final double GAP = 14;

  private final Svg svg = new Svg();
  private double lowest;

  /** A node with its place: as wide as itself or its parts, whichever is more. */
  private record Box(String text, boolean isWord, double width, List<Box> parts) {
    static Box of(Node node) {
      if (node instanceof Word word) {
        return new Box(word.text(), true, width(word.text()), List.of());
      }
      Phrase phrase = (Phrase) node;
      List<Box> parts = phrase.children().stream().map(Box::of).toList();
      return new Box(phrase.label(), false, Math.max(width(phrase.label()), inner(parts)), parts);
    }

    private static double width(String text) {
      return Width.of(text) * Svg.CHARACTER;
    }

    private static double inner(List<Box> parts) {
      return parts.stream().mapToDouble(Box::width).sum() + GAP * Math.max(0, parts.size() - 1);
    }
  }

  String draw(Constituency tree) {
    Box root = Box.of(tree.root());
    draw(root, MARGIN, MARGIN + TEXT);
    return svg.document(root.width + 2 * MARGIN, lowest + MARGIN);
  }

  /** Draws a node and what is below it, and gives its middle. */
  private double draw(Box box, double left, double baseline) {
    lowest = Math.max(lowest, baseline);
    double x = left + box.width / 2;
    double next = left + (box.width - Box.inner(box.parts)) / 2;
    for (Box part : box.parts) {
      // A word is close to its tag.
      double below = baseline + (part.isWord ? TEXT + 14 : LEVEL);
      svg.line(x, baseline + 4, draw(part, next, below), below - TEXT);
      next += part.width + GAP;
    }
    svg.text(x, baseline, box.isWord ? "word" : "phrase", box.text);
    return x;
  }
}
