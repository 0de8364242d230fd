package org.syntagma.toolkit.trees.brackets;

import org.apiguardian.api.API;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;

/**
 * Writes a constituency tree on one line. A word without a tag of its own is its own tag, as
 * punctuation is in the Penn Treebank.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BracketWriter {
  /** The tree without a line end. */
  public String write(Constituency tree) {
    StringBuilder out = new StringBuilder();
    write(tree.root(), out);
    return out.toString();
  }

  private static void write(Node node, StringBuilder out) {
    if (node instanceof Word word) {
      String text = Escapes.write(word.text());
      out.append('(').append(text).append(' ').append(text).append(')');
      return;
    }
    Phrase phrase = (Phrase) node;
    out.append('(').append(Escapes.write(phrase.label()));
    if (phrase.children().size() == 1 && phrase.children().get(0) instanceof Word word) {
      out.append(' ').append(Escapes.write(word.text()));
    } else {
      for (Node child : phrase.children()) {
        out.append(' ');
        write(child, out);
      }
    }
    out.append(')');
  }
}
