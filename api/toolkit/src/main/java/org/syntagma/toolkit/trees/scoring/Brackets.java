package org.syntagma.toolkit.trees.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;

/**
 * A tree as EVALB sees it with COLLINS.prm: words with certain tags are deleted, brackets that are
 * then empty or wrap the whole tree are not counted, function tags are cut off, and {@code PRT} is
 * as good as {@code ADVP}.
 */
final class Brackets {
  private static final Set<String> DELETED_TAGS =
      Set.of("TOP", "-NONE-", ",", ":", "``", "''", ".");
  // COLLINS.prm knows TOP only; treebanks and parsers use the others for the same bracket.
  private static final Set<String> DELETED_LABELS =
      Set.of("TOP", "ROOT", "S1", "-NONE-", ",", ":", "``", "''", ".");

  private final List<Bracket> brackets = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  private Brackets() {}

  /** A labelled stretch of words, from {@code start} to {@code end} − 1. */
  record Bracket(String label, int start, int end) {
    boolean crosses(Bracket other) {
      return (other.start < start && other.end > start && other.end < end)
          || (other.start > start && other.start < end && other.end > end);
    }
  }

  static Brackets of(Constituency tree) {
    Brackets brackets = new Brackets();
    brackets.add(tree.root());
    return brackets;
  }

  List<Bracket> brackets() {
    return brackets;
  }

  List<String> words() {
    return words;
  }

  /** For each word, with {@code PRT} for {@code ADVP}. */
  List<String> tags() {
    return tags;
  }

  private void add(Node node) {
    if (node instanceof Word word) {
      // A word without a tag is its own, as punctuation is.
      addWord(word.text(), word.text());
    } else {
      Phrase phrase = (Phrase) node;
      if (phrase.children().size() == 1 && phrase.children().get(0) instanceof Word word) {
        addWord(phrase.label(), word.text());
      } else {
        addPhrase(phrase);
      }
    }
  }

  private void addWord(String tag, String word) {
    if (!DELETED_TAGS.contains(tag)) {
      words.add(word);
      tags.add(canonical(tag));
    }
  }

  private void addPhrase(Phrase phrase) {
    int start = words.size();
    phrase.children().forEach(this::add);
    String label = canonical(phrase.label().split("[-=]", 2)[0]);
    if (words.size() > start && !DELETED_LABELS.contains(label)) {
      brackets.add(new Bracket(label, start, words.size()));
    }
  }

  private static String canonical(String label) {
    return label.equals("ADVP") ? "PRT" : label;
  }
}
