package org.syntagma.api.syntax;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A constituency tree.
 *
 * @param root the topmost constituent
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Constituency(Node root) implements Tree {
  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>();
    collect(root, words);
    return List.copyOf(words);
  }

  private static void collect(Node node, List<String> words) {
    if (node instanceof Word word) {
      words.add(word.text());
    } else if (node instanceof Phrase phrase) {
      phrase.children().forEach(child -> collect(child, words));
    }
  }

  /** A phrase or a word. */
  public sealed interface Node permits Phrase, Word {}

  /**
   * A constituent; a part-of-speech tag is a phrase over one word.
   *
   * @param label such as {@code NP}
   * @param children at least one
   */
  public record Phrase(String label, List<Node> children) implements Node {
    public Phrase {
      children = List.copyOf(children);
      if (children.isEmpty()) {
        throw new IllegalArgumentException("the phrase " + label + " has no children");
      }
    }
  }

  /**
   * A leaf.
   *
   * @param text the word as written
   */
  public record Word(String text) implements Node {}
}
