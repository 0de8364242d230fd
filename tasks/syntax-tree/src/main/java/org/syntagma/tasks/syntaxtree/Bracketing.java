package org.syntagma.tasks.syntaxtree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.syntagma.api.syntax.Constituency;
import org.syntagma.api.syntax.Constituency.Node;
import org.syntagma.api.syntax.Constituency.Phrase;
import org.syntagma.api.syntax.Constituency.Word;

/**
 * A constituency tree as tags and brackets, of which no two are over the same words: phrases that
 * have one phrase as only child share a bracket with it. Nothing is lost.
 *
 * @param tags for each word the phrase over it alone, {@link #NONE} if there is none
 * @param brackets all other phrases
 */
record Bracketing(List<String> tags, List<Bracket> brackets) {
  /** No tag, or no bracket. */
  static final String NONE = "";

  /** Between the labels of phrases over the same words; labels have no spaces. */
  private static final String OVER = " ";

  /**
   * Phrases over the words from {@code start} to {@code end} − 1.
   *
   * @param label the outermost first
   */
  record Bracket(int start, int end, String label) {}

  static Bracketing of(Constituency tree) {
    Bracketing empty = new Bracketing(new ArrayList<>(), new ArrayList<>());
    empty.add(tree.root());
    return empty;
  }

  private void add(Node node) {
    int start = tags.size();
    List<String> labels = new ArrayList<>();
    Node inner = node;
    while (inner instanceof Phrase phrase
        && phrase.children().size() == 1
        && phrase.children().get(0) instanceof Phrase child) {
      labels.add(phrase.label());
      inner = child;
    }
    if (!(inner instanceof Phrase phrase)) {
      tags.add(NONE);
    } else if (phrase.children().size() == 1) {
      tags.add(phrase.label());
    } else {
      labels.add(phrase.label());
      phrase.children().forEach(this::add);
    }
    if (!labels.isEmpty()) {
      brackets.add(new Bracket(start, tags.size(), String.join(OVER, labels)));
    }
  }

  /**
   * The tree; if a single bracket is not around all words, or a tag, there must be only one word.
   */
  Constituency over(List<String> words) {
    Deque<Bracket> rest =
        new ArrayDeque<>(
            brackets.stream()
                .sorted(
                    Comparator.comparingInt(Bracket::start)
                        .thenComparing(Comparator.comparingInt(Bracket::end).reversed()))
                .toList());
    return new Constituency(nodes(words, 0, words.size(), rest).get(0));
  }

  private List<Node> nodes(List<String> words, int start, int end, Deque<Bracket> rest) {
    List<Node> nodes = new ArrayList<>();
    int at = start;
    while (at < end) {
      Bracket next = rest.peek();
      if (next != null && next.start() == at) {
        rest.remove();
        nodes.add(around(next.label(), nodes(words, at, next.end(), rest)));
        at = next.end();
      } else {
        Word word = new Word(words.get(at));
        String tag = tags.get(at);
        nodes.add(tag.equals(NONE) ? word : new Phrase(tag, List.of(word)));
        at++;
      }
    }
    return nodes;
  }

  private static Node around(String label, List<Node> children) {
    String[] labels = label.split(OVER, -1);
    Phrase phrase = new Phrase(labels[labels.length - 1], children);
    for (int i = labels.length - 2; i >= 0; i--) {
      phrase = new Phrase(labels[i], List.of(phrase));
    }
    return phrase;
  }
}
