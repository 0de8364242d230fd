package org.syntagma.toolkit.trees.drawing;

import java.util.Optional;
import org.syntagma.api.syntax.Dependency;

/** A dependency tree as arcs over its words; each word's own arc arrives at an arrow. */
final class ArcText {
  private static final String ARROW = "▼";

  private final ArcLayout layout;
  private final int bottom;
  private final Canvas canvas;

  private ArcText(ArcLayout layout) {
    this.layout = layout;
    // Above the arcs is a row for the root's label, below them one for the arrows.
    bottom = layout.height() + 1;
    canvas = new Canvas(bottom + 1, layout.width());
  }

  /** The drawing, lines ending in LF; nothing if it is wider than {@code columns}. */
  static Optional<String> draw(Dependency tree, int columns) {
    ArcLayout layout = ArcLayout.of(tree);
    return layout.width() > columns ? Optional.empty() : Optional.of(new ArcText(layout).draw());
  }

  private String draw() {
    layout.roots().forEach(root -> canvas.vertical(layout.middle(root), 0, bottom));
    layout.arcs().forEach(this::lines);
    // Words go over lines, so they come last.
    layout.arcs().forEach(this::label);
    for (int root : layout.roots()) {
      canvas.write(0, layout.middle(root) - 1, layout.tree().labels().get(root));
    }
    for (int word = 0; word < layout.tree().words().size(); word++) {
      canvas.write(bottom, layout.middle(word), ARROW);
    }
    return canvas.render() + words();
  }

  private void lines(Arc arc) {
    int row = bottom - arc.level();
    int from = layout.from(arc);
    int to = layout.to(arc);
    canvas.horizontal(row, Math.min(from, to), Math.max(from, to));
    canvas.vertical(from, row, bottom);
    canvas.vertical(to, row, bottom);
  }

  private void label(Arc arc) {
    int left = layout.middle(arc.left());
    int space = layout.middle(arc.right()) - left;
    int start = left + (space - Width.of(arc.label()) + 1) / 2;
    canvas.write(bottom - arc.level(), start, arc.label());
  }

  /** The last line is not drawn on the grid, whose cells cannot hold wide characters. */
  private String words() {
    StringBuilder line = new StringBuilder();
    for (int word = 0; word < layout.tree().words().size(); word++) {
      String start = Width.pad(line.toString(), layout.start(word));
      line.replace(0, line.length(), start).append(layout.tree().words().get(word));
    }
    return line.append('\n').toString();
  }
}
