package org.syntagma.api.syntax;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.syntagma.api.data.Text;

/**
 * A sentence with or without its tree.
 *
 * @param words in order
 * @param text as a person writes it
 * @param tree over the same words
 * @param annotations what is known of each word, by name, one value for each; the shared names are
 *     {@link #LEMMA}, {@link #UPOS}, {@link #XPOS} and {@link #FEATS}
 * @param source the piece of a treebank that the sentence was read from, so that a writer can keep
 *     what the rest does not say; empty if there is none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Sentence(
    List<String> words,
    String text,
    Optional<Tree> tree,
    Map<String, List<String>> annotations,
    String source)
    implements Text {
  /** Base forms. */
  public static final String LEMMA = "lemma";

  /** Universal part-of-speech tags, such as {@code NOUN}. */
  public static final String UPOS = "upos";

  /** A language's own part-of-speech tags, such as {@code NNS}. */
  public static final String XPOS = "xpos";

  /** Morphological features as CoNLL-U writes them, such as {@code Case=Nom|Number=Plur}. */
  public static final String FEATS = "feats";

  /**
   * A sentence of those parts.
   *
   * @throws IllegalArgumentException if the tree has other words, or an annotation not as many
   */
  public Sentence {
    words = List.copyOf(words);
    if (tree.isPresent() && !tree.get().words().equals(words)) {
      throw new IllegalArgumentException(
          "a tree over " + tree.get().words() + " for the words " + words);
    }
    Map<String, List<String>> copy = new HashMap<>();
    for (Map.Entry<String, List<String>> entry : annotations.entrySet()) {
      if (entry.getValue().size() != words.size()) {
        throw new IllegalArgumentException(
            "%d values of %s for %d words: must be as many"
                .formatted(entry.getValue().size(), entry.getKey(), words.size()));
      }
      copy.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    annotations = Map.copyOf(copy);
  }

  /** A sentence without annotations. */
  public Sentence(List<String> words, String text, Optional<Tree> tree) {
    this(words, text, tree, Map.of(), "");
  }

  /** What is known of each word under this name. */
  public Optional<List<String>> annotation(String name) {
    return Optional.ofNullable(annotations.get(name));
  }

  /** The same sentence with another tree. */
  public Sentence with(Tree other) {
    return new Sentence(words, text, Optional.of(other), annotations, source);
  }

  /** The same sentence with other values of one annotation. */
  public Sentence with(String annotation, List<String> values) {
    Map<String, List<String>> all = new HashMap<>(annotations);
    all.put(annotation, values);
    return new Sentence(words, text, tree, all, source);
  }
}
