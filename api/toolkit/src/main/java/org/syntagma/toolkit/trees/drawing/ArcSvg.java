package org.syntagma.toolkit.trees.drawing;

import org.syntagma.api.syntax.Dependency;

/** A dependency tree as arcs over its words. */
final class ArcSvg {
  private static final double MARGIN = 10;
  private static final double LEVEL = 24;
  private static final double CORNER = 8;

  private final ArcLayout layout;
  private final double ground;
  private final Svg svg = new Svg();

  private ArcSvg(Dependency tree) {
    layout = ArcLayout.of(tree);
    ground = MARGIN + (layout.height() + 1) * LEVEL;
  }

  static String draw(Dependency tree) {
    return new ArcSvg(tree).draw();
  }

  private String draw() {
    layout.arcs().forEach(this::arc);
    for (int root : layout.roots()) {
      double x = x(layout.middle(root));
      svg.line(x, MARGIN + 4, x, ground);
      svg.text(x, MARGIN, "label", layout.tree().labels().get(root));
    }
    for (int word = 0; word < layout.tree().words().size(); word++) {
      String text = layout.tree().words().get(word);
      double middle = layout.start(word) + Width.of(text) / 2.0;
      svg.arrow(x(layout.middle(word)), ground);
      svg.text(MARGIN + middle * Svg.CHARACTER, ground + 16, "word", text);
    }
    return svg.document(x(layout.width()) + MARGIN, ground + 16 + MARGIN);
  }

  private void arc(Arc arc) {
    double from = x(layout.from(arc));
    double to = x(layout.to(arc));
    double top = ground - arc.level() * LEVEL;
    double turn = arc.pointsRight() ? CORNER : -CORNER;
    svg.path(
        Svg.format(
            "M%.1f %.1fV%.1fQ%.1f %.1f %.1f %.1fH%.1fQ%.1f %.1f %.1f %.1fV%.1f",
            from,
            ground,
            top + CORNER,
            from,
            top,
            from + turn,
            top,
            to - turn,
            to,
            top,
            to,
            top + CORNER,
            ground));
    svg.text((from + to) / 2, top - 4, "label", arc.label());
  }

  private static double x(int column) {
    return MARGIN + (column + 0.5) * Svg.CHARACTER;
  }
}
