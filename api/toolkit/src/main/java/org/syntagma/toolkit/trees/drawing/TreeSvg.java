package org.syntagma.toolkit.trees.drawing;

import org.apiguardian.api.API;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Dependency;
import org.syntagma.api.syntax.Tree;

/** Draws trees as SVG documents in the colour of the text around them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TreeSvg {
  private TreeSvg() {}

  /** The whole document. Dependencies are arcs over the sentence, constituents a tree above it. */
  public static String draw(Tree tree) {
    return tree instanceof Dependency dependency
        ? ArcSvg.draw(dependency)
        : new PhraseSvg().draw((Constituency) tree);
  }
}
